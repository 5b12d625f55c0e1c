package dev.accounts.lambda.storage;

import dev.accounts.lambda.settings.DatabaseAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Passwords for a database that believes IAM: each is a presigned URL of the action {@code
 * connect}, valid for a connection that is opened within 15 minutes. See "IAM authentication" in
 * the guide of Aurora. A token opens what a password opens, so it is logged nowhere.
 */
public final class DatabaseToken implements Supplier<String> {
  private static final String SCHEME = "https://";
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final String user;
  private final DatabaseAddress database;
  private final AwsCredentialsProvider credentials;
  private final Clock clock;

  /** Tokens for this user, signed with these credentials. */
  public DatabaseToken(
      String user, DatabaseAddress database, AwsCredentialsProvider credentials, Clock clock) {
    this.user = user;
    this.database = database;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** With the function's own credentials, which are looked up when the first token is asked for. */
  static Supplier<String> forUser(String user, DatabaseAddress database) {
    return new DatabaseToken(user, database, FunctionCredentials.provider(), Clock.systemUTC());
  }

  /** Makes a token that no database accepts, so that the code is loaded. */
  public static void prime(String user, DatabaseAddress database) {
    AwsBasicCredentials placeholder = AwsBasicCredentials.create("priming", "priming");
    new DatabaseToken(
            user, database, StaticCredentialsProvider.create(placeholder), Clock.systemUTC())
        .get();
  }

  /** A new token. */
  @Override
  public String get() {
    SdkHttpRequest connect =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host(database.host())
            .port(database.port())
            .encodedPath("/")
            .putRawQueryParameter("Action", "connect")
            .putRawQueryParameter("DBUser", user)
            .build();
    String url =
        signer
            .sign(request ->
                request
                    .identity(credentials.resolveCredentials())
                    .request(connect)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, database.region())
                    .putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, LIFETIME)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request()
            .getUri()
            .toString();
    return url.substring(SCHEME.length());
  }
}

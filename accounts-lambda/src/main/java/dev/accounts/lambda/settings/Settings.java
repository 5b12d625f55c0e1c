package dev.accounts.lambda.settings;

import dev.accounts.rest.auth.AcceptedTokens;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an installation decides; read once, at the start.
 *
 * @param tokens for each user pool that callers may come from, at least one
 * @param allowedOrigins the origins whose pages may read responses, or {@code *} alone
 * @param allowedHeaders request headers that a page may send besides those of the API
 * @param basePath what a custom domain has before {@code /accounts}, such as {@code /finance}; may
 *     be empty
 */
public record Settings(
    Storage storage,
    List<AcceptedTokens> tokens,
    List<String> allowedOrigins,
    List<String> allowedHeaders,
    String basePath) {
  public Settings {
    tokens = List.copyOf(tokens);
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedHeaders = List.copyOf(allowedHeaders);
  }

  /**
   * Reads settings from environment variables.
   *
   * @throws InvalidSettings when any is missing or wrong; it says all of them at once
   */
  public static Settings from(Map<String, String> environment) {
    return SettingsReader.read(environment);
  }

  /** Reads them as Lambda sets them. */
  public static Settings fromEnvironment() {
    return from(System.getenv());
  }

  /** Where accounts are kept. */
  public sealed interface Storage {
    /** In this process only; gone when it ends. */
    record Memory() implements Storage {}

    /**
     * In Aurora PostgreSQL, over the RDS Data API.
     *
     * @param endpoint of a stand-in on this machine, instead of the service
     */
    record DataApi(String resourceArn, String secretArn, String database, Optional<URI> endpoint)
        implements Storage {
      /** The cluster's region. */
      public String region() {
        return Arns.region(resourceArn);
      }
    }

    /** In PostgreSQL, over JDBC. */
    record Jdbc(String url, String user, String password) implements Storage {
      /** Shows no password, nor URL parameters, which can hold one. */
      @Override
      public String toString() {
        return "Jdbc[" + url.split("\\?", 2)[0] + ", " + user + "]";
      }
    }

    /** In PostgreSQL, over JDBC, as a user who logs in with tokens of IAM. */
    record IamJdbc(String url, String user, DatabaseAddress address) implements Storage {}
  }
}

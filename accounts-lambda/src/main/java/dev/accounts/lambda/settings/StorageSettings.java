package dev.accounts.lambda.settings;

import dev.accounts.lambda.settings.Settings.Storage;
import java.net.URI;
import java.util.Optional;

/** Reads where accounts are kept. */
final class StorageSettings {
  private static final String JDBC_URL = "jdbc:postgresql:(//[^/?\\s]+/|///)?[^/?\\s]+(\\?\\S*)?";

  private final Environment environment;

  StorageSettings(Environment environment) {
    this.environment = environment;
  }

  Storage read() {
    String name = "ACCOUNTS_ADAPTER";
    String adapter = environment.required(name, "dataapi, jdbc or memory");
    return switch (adapter) {
      case "dataapi" -> dataApi();
      case "jdbc" -> jdbc();
      default -> {
        environment.check(adapter.equals("memory"), name, adapter, "be dataapi, jdbc or memory");
        yield new Storage.Memory();
      }
    };
  }

  private Storage jdbc() {
    String url = environment.required("ACCOUNTS_JDBC_URL", "jdbc:postgresql://HOST:PORT/DATABASE");
    environment.check(
        url.matches(JDBC_URL),
        "ACCOUNTS_JDBC_URL",
        url,
        "begin with jdbc:postgresql: and name a database, as in"
            + " jdbc:postgresql://HOST:PORT/DATABASE");
    String user = environment.required("ACCOUNTS_JDBC_USER", "the database user");
    String password = environment.optional("ACCOUNTS_JDBC_PASSWORD", "");
    String name = "ACCOUNTS_JDBC_AUTHENTICATION";
    String authentication = environment.optional(name, "password");
    if (authentication.equals("iam")) {
      return iam(url, user, password);
    }
    environment.check(
        authentication.equals("password"), name, authentication, "be password or iam");
    return new Storage.Jdbc(url, user, password);
  }

  private Storage iam(String url, String user, String password) {
    environment.check(
        password.isEmpty(),
        "ACCOUNTS_JDBC_PASSWORD",
        password,
        "not be set with ACCOUNTS_JDBC_AUTHENTICATION=iam");
    String region = environment.optional("AWS_REGION", "");
    return new Storage.IamJdbc(url, user, DatabaseAddress.of(url, region, environment.problems()));
  }

  private Storage dataApi() {
    String cluster =
        environment.arn("ACCOUNTS_DATAAPI_RESOURCE_ARN", "rds", "the ARN of the Aurora cluster");
    String secret =
        environment.arn(
            "ACCOUNTS_DATAAPI_SECRET_ARN",
            "secretsmanager",
            "the ARN of the secret of the application's user");
    String database = environment.required("ACCOUNTS_DATAAPI_DATABASE", "the name of the database");
    String endpoint = environment.optional("ACCOUNTS_DATAAPI_ENDPOINT", "");
    boolean isHere = Urls.isHere(endpoint);
    environment.check(
        isHere, "ACCOUNTS_DATAAPI_ENDPOINT", endpoint, "be a URL of this machine, or not be set");
    return new Storage.DataApi(
        cluster, secret, database, Optional.of(endpoint).filter(url -> isHere).map(URI::create));
  }
}

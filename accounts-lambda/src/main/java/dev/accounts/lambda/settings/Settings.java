package dev.accounts.lambda.settings;

import dev.accounts.rest.auth.AcceptedTokens;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What an installation decides; read once, at the start.
 *
 * @param allowedOrigin the origin whose pages may read answers, or {@code *}
 */
public record Settings(Storage storage, AcceptedTokens tokens, String allowedOrigin) {

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
      private static final int REGION = 3;

      /** The cluster's region, which is the fourth part of its ARN. */
      public String region() {
        return resourceArn.split(":", -1)[REGION];
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

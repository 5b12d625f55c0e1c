package dev.accounts.benchmarks;

import com.nimbusds.jose.JOSEException;
import dev.accounts.sql.testing.LocalCertificate;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestDatabase.Login;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Map;

/**
 * What a function finds around it.
 *
 * @param encrypted whether all of it is reached over TLS and the database checks a password, as on
 *     AWS
 * @param issuer publishes the keys of its callers' tokens
 * @param jdbcUrl its database, without a login
 * @param dataApi the same database
 * @param environment what lets a process trust the servers
 */
record Surroundings(
    boolean encrypted,
    TokenIssuer issuer,
    TestDatabase database,
    String jdbcUrl,
    Login login,
    DataApiStandIn dataApi,
    Map<String, String> environment)
    implements AutoCloseable {

  /** Nothing is encrypted, and the database lets everyone in. */
  static Surroundings plain(TestDatabase database) throws IOException, JOSEException {
    return new Surroundings(
        false,
        TokenIssuer.overHttp(),
        database,
        url(database, "127.0.0.1") + "?sslmode=disable",
        database.applicationUser(),
        DataApiStandIn.start(database.to(DataApiCluster::of)),
        Map.of());
  }

  /** Keys, database and Data API over TLS, and a password that SCRAM checks. */
  static Surroundings asOnAws(TestDatabase database)
      throws IOException, JOSEException, GeneralSecurityException, SQLException {
    LocalCertificate certificate =
        LocalCertificate.in(Files.createTempDirectory("accounts-benchmarks"));
    Login login = EncryptedDatabase.open(database, certificate);
    return new Surroundings(
        true,
        TokenIssuer.overTls(certificate.forServers()),
        database,
        url(database, "localhost")
            + "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        login,
        DataApiStandIn.start(database.to(DataApiCluster::of), certificate.forServers()),
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
            "NODE_EXTRA_CA_CERTS",
            certificate.authority().toString()));
  }

  private static String url(TestDatabase database, String host) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, database.port(), database.name());
  }

  /** What a function is called that is measured here. */
  String named(String function) {
    return encrypted ? function + ", as on AWS" : function;
  }

  @Override
  public void close() {
    issuer.close();
    dataApi.close();
  }
}

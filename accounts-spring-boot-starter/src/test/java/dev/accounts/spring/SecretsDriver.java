package dev.accounts.spring;

import dev.accounts.sql.testing.TestDatabase.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A driver that takes the id of a secret for the user, and signs in with what is in the secret. */
record SecretsDriver(Map<String, Login> secrets) implements java.sql.Driver {
  static final String SCHEME = "jdbc-secrets";

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Login login = secrets.get(info.getProperty("user"));
    if (login == null) {
      throw new SQLException("There is no such secret");
    }
    return DriverManager.getConnection(
        url.replaceFirst(SCHEME, "jdbc"), login.user(), login.password());
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(SCHEME + ":");
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}

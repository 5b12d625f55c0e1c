package dev.accounts.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The connections of a data source as another user, where it can sign in as one. */
final class DataSourceAsUser extends AbstractDataSource {
  private final SignIn signIn;
  private final String user;
  private final String advice;

  /**
   * What should sign in as this user.
   *
   * @param advice what to do where it signs in as another, or refuses
   */
  DataSourceAsUser(SignIn signIn, String user, String advice) {
    this.signIn = signIn;
    this.user = user;
    this.advice = advice;
  }

  /** Makes a connection, as a user who is then compared. */
  interface SignIn {
    Connection connection() throws SQLException;
  }

  static DataSource of(DataSource dataSource, String user, @Nullable String password) {
    return new DataSourceAsUser(
        () -> dataSource.getConnection(user, password),
        user,
        "The data source (%s) cannot sign in as accounts.migration.user; set accounts.migration.enabled=false, and migrate with JdbcSchema and a data source of that user."
            .formatted(dataSource.getClass().getName()));
  }

  /** Some pools refuse to sign in as another user, and some return a connection of their own. */
  @Override
  public Connection getConnection() throws SQLException {
    Connection connection;
    try {
      connection = signIn.connection();
    } catch (UnsupportedOperationException | SQLFeatureNotSupportedException refused) {
      throw new IllegalStateException(advice, refused);
    }
    boolean isThisUser = false;
    try {
      isThisUser = user.equals(connection.getMetaData().getUserName());
    } finally {
      if (!isThisUser) {
        connection.close();
      }
    }
    if (!isThisUser) {
      throw new IllegalStateException(advice);
    }
    return connection;
  }

  @Override
  public Connection getConnection(String name, String secret) throws SQLException {
    throw new SQLFeatureNotSupportedException("This is one user's data source");
  }
}

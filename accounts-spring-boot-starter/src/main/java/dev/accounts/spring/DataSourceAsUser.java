package dev.accounts.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The connections of a data source as another user, where it can sign in as one. */
final class DataSourceAsUser extends AbstractDataSource {
  private final DataSource dataSource;
  private final String user;
  private final @Nullable String password;

  DataSourceAsUser(DataSource dataSource, String user, @Nullable String password) {
    this.dataSource = dataSource;
    this.user = user;
    this.password = password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password);
  }

  /** Some pools refuse to sign in as another user, and some return a connection of their own. */
  @Override
  public Connection getConnection(String name, @Nullable String secret) throws SQLException {
    Connection connection;
    try {
      connection = dataSource.getConnection(name, secret);
    } catch (UnsupportedOperationException | SQLFeatureNotSupportedException refused) {
      throw new IllegalStateException(cannotSignIn(), refused);
    }
    if (!name.equals(connection.getMetaData().getUserName())) {
      connection.close();
      throw new IllegalStateException(cannotSignIn());
    }
    return connection;
  }

  private String cannotSignIn() {
    return "The data source (%s) cannot sign in as accounts.migration.user; set accounts.migration.enabled=false, and migrate with JdbcSchema and a data source of that user."
        .formatted(dataSource.getClass().getName());
  }
}

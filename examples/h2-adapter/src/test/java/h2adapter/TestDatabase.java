package h2adapter;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database in this process for tests. */
final class TestDatabase {
  private TestDatabase() {}

  static H2AccountRepository newOne() {
    DataSource dataSource =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    return on(dataSource);
  }

  static H2AccountRepository on(DataSource dataSource) {
    try {
      H2Schema.create(dataSource);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return new H2AccountRepository(dataSource);
  }
}

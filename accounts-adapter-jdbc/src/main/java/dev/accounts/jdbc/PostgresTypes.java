package dev.accounts.jdbc;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * JDBI's support for PostgreSQL, which registers how values of PostgreSQL's own types are bound and
 * read, such as arrays and intervals. It leaves out large objects, which nothing here uses: the
 * plugin looks their functions up on every new connection, in a round trip that ends in an
 * exception of its own when the connection breaks there.
 */
final class PostgresTypes extends PostgresPlugin {
  @Override
  public Handle customizeHandle(Handle handle) {
    return handle;
  }
}

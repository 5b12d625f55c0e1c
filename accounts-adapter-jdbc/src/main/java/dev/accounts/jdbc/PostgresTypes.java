package dev.accounts.jdbc;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * JDBI's support for PostgreSQL without large objects, which nothing here uses. The plugin looks
 * their functions up on every new connection: a round trip, and one that ends in an exception of
 * its own when the connection breaks there.
 */
final class PostgresTypes extends PostgresPlugin {
  @Override
  public Handle customizeHandle(Handle handle) {
    return handle;
  }
}

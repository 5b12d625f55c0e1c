package dev.accounts.sql.migration;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings a database to the present schema; safe to run at any time, by several at once, and again
 * after it was interrupted.
 *
 * <p>Each migration is one statement, a {@code DO} block that runs the script and notes it as
 * applied, so it takes place whole or not at all, over the RDS Data API too. A database that knows
 * later migrations than these is left as it is: it serves a newer release beside this one.
 */
public final class Migrator {
  private static final String LOCK =
      "PERFORM pg_advisory_xact_lock(hashtextextended('accounts/migration', 0));";
  private static final String APPLIED =
      "SELECT version || ' ' || checksum FROM accounts.schema_migration ORDER BY version";

  /** Tables and views; parse_ident gives the name that the schema has in this database. */
  private static final String TABLES =
      """
      SELECT relname || '' FROM pg_class
      WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND relnamespace = (
        SELECT oid FROM pg_namespace
        WHERE nspname = (parse_ident('accounts.schema_migration'))[1])
      ORDER BY 1\
      """;

  private final SqlRunner database;
  private final List<Migration> migrations;

  /** A migrator for the database that the runner reaches, as the user who owns its schema. */
  public Migrator(SqlRunner database) {
    this(database, Migration.all());
  }

  Migrator(SqlRunner database, List<Migration> migrations) {
    this.database = database;
    this.migrations = migrations;
  }

  /**
   * Applies what is missing.
   *
   * @return what was applied, in order; empty when the schema was up to date
   * @throws MigrationRefused when a migration that was applied has been changed since, or the
   *     schema is another service's
   */
  public List<Migration> migrate() {
    refuseAnotherSchema();
    database.run(
        """
        DO $accounts_migrator$ BEGIN
          %s
          CREATE SCHEMA IF NOT EXISTS accounts;
          CREATE TABLE IF NOT EXISTS accounts.schema_migration (
            version integer PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now());
        END $accounts_migrator$
        """
            .formatted(LOCK));
    Map<Integer, String> applied = applied();
    for (Migration migration : migrations) {
      String checksum = applied.getOrDefault(migration.version(), migration.checksum());
      if (!checksum.equals(migration.checksum())) {
        throw new MigrationRefused(
            "Migration "
                + migration
                + " is not the one that was applied to this database; "
                + "restore its script and put the change into a new migration.");
      }
    }
    List<Migration> missing =
        migrations.stream().filter(m -> !applied.containsKey(m.version())).toList();
    missing.forEach(this::apply);
    follow("NULL");
    return missing;
  }

  /**
   * Says which cluster the schema is in. When that is another one than the last time, it was
   * restored, and positions in the feed of before are valid no longer. A dump in a younger cluster
   * is noticed without that, by {@link #migrate()}.
   *
   * @param cluster a name that a restored cluster does not share
   */
  public void inCluster(String cluster) {
    follow("'" + cluster.replace("'", "''") + "'");
  }

  /** The scripts take rights away in their schema, from whatever else is in it. */
  private void refuseAnotherSchema() {
    List<String> tables = database.run(TABLES);
    if (tables.contains("schema_migration")) {
      return;
    }
    for (String table : tables) {
      Pattern named = Pattern.compile("\\baccounts\\." + Pattern.quote(table) + "\\b");
      if (migrations.stream().noneMatch(m -> named.matcher(m.script()).find())) {
        throw new MigrationRefused(
            "The schema for the accounts has another service's table, %s; give the accounts a schema of their own: a SchemaName, or accounts.schema with the starter."
                .formatted(table));
      }
    }
  }

  private void follow(String cluster) {
    database.run(
        """
        DO $accounts_migrator$ BEGIN
          %s
          IF to_regprocedure('accounts.follow_cluster(text)') IS NOT NULL THEN
            PERFORM accounts.follow_cluster(%s);
          END IF;
        END $accounts_migrator$
        """
            .formatted(LOCK, cluster));
  }

  private Map<Integer, String> applied() {
    return database.run(APPLIED).stream()
        .map(row -> row.split(" ", 2))
        .collect(Collectors.toMap(row -> Integer.valueOf(row[0]), row -> row[1]));
  }

  private void apply(Migration migration) {
    database.run(
        """
        DO $accounts_migrator$ BEGIN
          %1$s
          IF NOT EXISTS (SELECT FROM accounts.schema_migration WHERE version = %2$d) THEN
            EXECUTE $accounts_script$%3$s$accounts_script$;
            INSERT INTO accounts.schema_migration (version, name, checksum)
            VALUES (%2$d, '%4$s', '%5$s');
          END IF;
        END $accounts_migrator$
        """
            .formatted(
                LOCK,
                migration.version(),
                migration.script(),
                migration.name(),
                migration.checksum()));
  }
}

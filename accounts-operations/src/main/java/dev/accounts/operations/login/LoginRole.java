package dev.accounts.operations.login;

import dev.accounts.sql.migration.SqlRunner;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.util.PasswordUtil;

/**
 * The database user that the service logs in as: may do what {@code accounts_app} may, and nothing
 * else. Every statement here is safe to send again, and none holds a colon, because the Data API
 * looks for parameters behind them.
 */
public final class LoginRole {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Set<String> RESERVED =
      Set.of("accounts_app", "postgres", "public", "none", "current_user", "session_user");

  private final SqlRunner database;
  private final String name;

  /**
   * A role.
   *
   * @param database as the user who may make roles
   * @throws SetupRefused when the name cannot be that of a role for an application
   */
  public LoginRole(SqlRunner database, String name) {
    boolean isReserved =
        RESERVED.contains(name) || name.startsWith("pg_") || name.startsWith("rds");
    if (!NAME.matcher(name).matches() || isReserved) {
      throw new SetupRefused(
          "The application's user name must be of a-z, 0-9 and _, and not a reserved one");
    }
    this.database = database;
    this.name = name;
  }

  /**
   * Makes the role, or changes it to what it must be, with the password of this version.
   *
   * @throws SetupRefused when a role of this name exists that is more than a login for an
   *     application
   */
  public void ensure(SecretVersion version) {
    refuseIfUnfit();
    database.run(
        """
        DO $accounts_login$ DECLARE other name; BEGIN
          PERFORM pg_advisory_xact_lock(hashtextextended('accounts/login', 0));
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
            EXECUTE 'CREATE ROLE %1$s';
          END IF;
          EXECUTE format('ALTER ROLE %1$s LOGIN INHERIT PASSWORD %%L', %2$s);
          FOR other IN
            SELECT held.rolname FROM pg_auth_members m
            JOIN pg_roles held ON held.oid = m.roleid
            JOIN pg_roles holder ON holder.oid = m.member
            WHERE holder.rolname = '%1$s' AND held.rolname <> 'accounts_app'
          LOOP
            BEGIN
              EXECUTE format('REVOKE %%I FROM %1$s', other);
            EXCEPTION WHEN insufficient_privilege THEN
              NULL; -- told of below
            END;
          END LOOP;
          EXECUTE 'GRANT accounts_app TO %1$s';
          EXECUTE format('GRANT CONNECT ON DATABASE %%I TO accounts_app', current_database());
          EXECUTE format(
            'REVOKE CONNECT, TEMPORARY ON DATABASE %%I FROM PUBLIC', current_database());
          EXECUTE format('COMMENT ON ROLE %1$s IS %%L', %3$s);
        END $accounts_login$
        """
            .formatted(name, verifier(version), text(comment(version))));
    refuseIfUnfit();
    List<String> others = memberships();
    if (!others.equals(List.of("accounts_app"))) {
      throw new SetupRefused(
          "The role %s is a member of other roles than accounts_app, which were granted by somebody"
                  .formatted(name)
              + " else; revoke them");
    }
  }

  /**
   * Whether the password that was set last is that of this version. PostgreSQL shows passwords to
   * nobody whom RDS lets in, so the same statement that sets a password notes whose it is.
   */
  public boolean hasPasswordOf(SecretVersion version) {
    return database
        .run(
            """
            SELECT shobj_description(oid, 'pg_authid') FROM pg_roles
            WHERE rolname = '%s' AND rolcanlogin\
            """
                .formatted(name))
        .contains(comment(version));
  }

  /** The roles that this one is a member of. */
  public List<String> memberships() {
    return database.run(
        """
        SELECT DISTINCT held.rolname FROM pg_auth_members m
        JOIN pg_roles held ON held.oid = m.roleid
        JOIN pg_roles holder ON holder.oid = m.member
        WHERE holder.rolname = '%s' ORDER BY 1\
        """
            .formatted(name));
  }

  /** Never the user who works here, nor one who may do or own more than an application. */
  private void refuseIfUnfit() {
    List<String> unfit =
        database.run(
            """
            SELECT CASE
              WHEN rolname = current_user THEN 'is the user that migrates'
              WHEN rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
                THEN 'may do more than an application'
              ELSE 'owns something' END
            FROM pg_roles r WHERE rolname = '%s' AND (
              rolname = current_user
              OR rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
              OR EXISTS (
                SELECT FROM pg_shdepend d WHERE d.refobjid = r.oid AND d.deptype = 'o'
                AND d.refclassid = CAST('pg_authid' AS regclass)))\
            """
                .formatted(name));
    if (!unfit.isEmpty()) {
      throw new SetupRefused(
          "The role %s %s; give the application's secret another user name"
              .formatted(name, unfit.getFirst()));
    }
  }

  /** Computed here, so that no log of the database sees the password. */
  private static String verifier(SecretVersion version) {
    return text(PasswordUtil.encodeScramSha256(version.password().toCharArray()));
  }

  private static String comment(SecretVersion version) {
    return "The application of Accounts; password of secret version " + version.id();
  }

  /** A text of SQL without a colon in it. */
  private static String text(String value) {
    return "'" + value.replace("'", "''").replace(":", "' || chr(58) || '") + "'";
  }
}

package dev.accounts.operations.login;

import dev.accounts.sql.migration.SqlRunner;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.util.PasswordUtil;

/**
 * The database user that a function logs in as: may do what one role of the schema may, and nothing
 * else. Every statement here is safe to send again, and none holds a colon, because the Data API
 * looks for parameters behind them.
 */
public final class LoginRole {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** What a login can be for: the API's function, and the relay. */
  private static final Set<String> PURPOSES = Set.of("accounts_app", "accounts_relay");

  private static final Set<String> RESERVED =
      Set.of(
          "accounts_app",
          "accounts_relay",
          "postgres",
          "public",
          "none",
          "current_user",
          "session_user");

  private final SqlRunner database;
  private final String name;
  private final String purpose;

  /**
   * The role of a login.
   *
   * @param database as the user who may make roles
   * @param login names the user, and the role of the schema whose rights it has
   * @throws SetupRefused when the name cannot be that of a role for an application
   */
  public LoginRole(SqlRunner database, SecretVersion login) {
    this(database, login.user(), login.role());
  }

  LoginRole(SqlRunner database, String name, String purpose) {
    boolean isReserved =
        RESERVED.contains(name) || name.startsWith("pg_") || name.startsWith("rds");
    if (!NAME.matcher(name).matches() || isReserved) {
      throw new SetupRefused(
          "The application's user name must be of a-z, 0-9 and _, and not a reserved one");
    }
    if (!PURPOSES.contains(purpose)) {
      throw new SetupRefused("The role of a secret must be accounts_app or accounts_relay");
    }
    this.database = database;
    this.name = name;
    this.purpose = purpose;
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
            WHERE holder.rolname = '%1$s' AND held.rolname <> '%4$s'
          LOOP
            BEGIN
              EXECUTE format('REVOKE %%I FROM %1$s', other);
            EXCEPTION WHEN insufficient_privilege THEN
              NULL; -- reported below
            END;
          END LOOP;
          EXECUTE 'GRANT %4$s TO %1$s';
          EXECUTE format('GRANT CONNECT ON DATABASE %%I TO %4$s', current_database());
          EXECUTE format(
            'REVOKE CONNECT, TEMPORARY ON DATABASE %%I FROM PUBLIC', current_database());
          EXECUTE format('COMMENT ON ROLE %1$s IS %%L', %3$s);
        END $accounts_login$
        """
            .formatted(name, verifier(version), text(comment(version)), purpose));
    refuseIfUnfit();
    if (!hasOnlyItsPurpose()) {
      throw new SetupRefused(
          "The role %s is a member of other roles than %s, which another user granted; revoke them"
              .formatted(name, purpose));
    }
  }

  /**
   * Whether the password that was set last is that of this version. PostgreSQL shows passwords to
   * no user whom RDS lets in, so the same statement that sets a password notes whose it is.
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

  /** Whether it is a member of the role whose rights it has, and of no other. */
  public boolean hasOnlyItsPurpose() {
    return memberships().equals(List.of(purpose));
  }

  /** The roles that this one is a member of. */
  List<String> memberships() {
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
          "The role %s %s; give its secret another user name".formatted(name, unfit.getFirst()));
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

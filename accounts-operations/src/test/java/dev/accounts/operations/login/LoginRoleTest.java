package dev.accounts.operations.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiSchema;
import dev.accounts.operations.migration.Cluster;
import dev.accounts.operations.migration.SchemaProperties;
import dev.accounts.operations.migration.SecretsManagerStandIn;
import dev.accounts.sql.migration.Migrator;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.standin.DataApiCluster;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application's user may do, and whom it can never be. */
class LoginRoleTest {
  private final Cluster cluster = new Cluster(Time.SYSTEM);
  private final SchemaProperties properties =
      new SchemaProperties(
          DataApiCluster.RESOURCE_ARN,
          Cluster.MASTER_ARN,
          cluster.server.name(),
          SecretsManagerStandIn.ARN,
          Optional.empty());
  private final SqlRunner database =
      DataApiSchema.patientRunner(
          cluster.clients().dataApi(properties.region()),
          properties.asMaster(),
          Deadline.in(Duration.ofMinutes(10)),
          line -> {});
  private final LoginRole role = new LoginRole(database, cluster.applicationUser, "accounts_app");

  @BeforeEach
  void migrate() {
    new Migrator(database).migrate();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void itMayCallTheFunctionsOfThePortAndNothingElse() throws SQLException {
    role.ensure(version("1", "secret"));
    assertThat(
            cluster.asApplication(
                "secret",
                """
                SELECT string_agg(DISTINCT p.proname, ' ' ORDER BY p.proname) FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = 'accounts' AND has_function_privilege(p.oid, 'EXECUTE')\
                """))
        .containsExactly(
            "account_differences account_history account_tree batch_report change_account changes"
                + " chart_rows create_account find_account list_accounts write_all");
    assertThat(
            cluster.asApplication(
                "secret",
                """
                SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'accounts' AND c.relkind = 'r' AND
                has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')\
                """))
        .containsExactly("0");
    for (String denied :
        List.of("SELECT * FROM accounts.account", "CREATE TABLE t ()", "CREATE ROLE r")) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> cluster.asApplication("secret", denied))
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void noOtherRoleMayConnectOrMakeTemporaryTables() throws SQLException {
    role.ensure(version("1", "secret"));
    assertThat(
            cluster.asApplication(
                "secret",
                """
                SELECT concat_ws(' ',
                  has_database_privilege('public', current_database(), 'CONNECT, TEMPORARY'),
                  has_database_privilege(current_database(), 'CONNECT'),
                  has_database_privilege(current_database(), 'TEMPORARY'))\
                """))
        .containsExactly("f t f");
  }

  @Test
  void anotherPasswordReplacesTheFirst() throws SQLException {
    role.ensure(version("1", "one"));
    role.ensure(version("2", "two"));
    assertThat(cluster.asApplication("two", "SELECT 1")).containsExactly("1");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> cluster.asApplication("one", "SELECT 1"));
    assertThat(role.hasPasswordOf(version("2", "two"))).isTrue();
    assertThat(role.hasPasswordOf(version("1", "one"))).isFalse();
  }

  @Test
  void rightsThatItWasGivenMeanwhileAreTakenAway() {
    role.ensure(version("1", "one"));
    database.run("CREATE ROLE more_%s".formatted(cluster.applicationUser));
    database.run("GRANT more_%1$s TO %1$s".formatted(cluster.applicationUser));
    assertThat(role.memberships()).hasSize(2);
    role.ensure(version("1", "one"));
    assertThat(role.memberships()).containsExactly("accounts_app");
  }

  @Test
  void aRightThatAnotherRoleGaveIsReported() {
    role.ensure(version("1", "one"));
    cluster.asOwner("GRANT pg_read_all_data TO " + cluster.applicationUser);
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> role.ensure(version("1", "one")))
        .withMessageContaining("revoke them");
  }

  @Test
  void itIsNeverTheMaster() {
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() ->
            new LoginRole(database, cluster.master.user(), "accounts_app")
                .ensure(version("1", "one")))
        .withMessageContaining("is the user that migrates");
  }

  @Test
  void itOwnsNothing() {
    database.run("CREATE ROLE " + cluster.applicationUser);
    cluster.asOwner("CREATE SCHEMA mine AUTHORIZATION " + cluster.applicationUser);
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> role.ensure(version("1", "one")))
        .withMessageContaining("owns something");
    assertThat(
            cluster.asOwner(
                "SELECT rolcanlogin FROM pg_roles WHERE rolname = '%s'"
                    .formatted(cluster.applicationUser)))
        .containsExactly("f");
  }

  @Test
  void itMayDoNoMoreThanAnApplication() {
    database.run("CREATE ROLE %s CREATEDB".formatted(cluster.applicationUser));
    assertThatExceptionOfType(SetupRefused.class)
        .isThrownBy(() -> role.ensure(version("1", "one")))
        .withMessageContaining("may do more");
  }

  private static SecretVersion version(String id, String password) {
    return SecretVersion.parse(id, "{\"username\":\"u\",\"password\":\"%s\"}".formatted(password));
  }
}

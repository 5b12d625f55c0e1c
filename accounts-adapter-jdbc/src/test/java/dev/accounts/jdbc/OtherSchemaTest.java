package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.FeedQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.SchemaName;
import dev.accounts.sql.migration.SqlRunner;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts in a schema whose name is a word of SQL, in a database without a schema of ours. */
class OtherSchemaTest {
  private static final TestDatabase DATABASE = TestPostgres.newDatabase();
  private static final SchemaName ORDER = new SchemaName("order");
  private static final int MOST_STEPS = 20;

  private final AccountRepository repository =
      JdbcAccountRepository.joiningOrOver(
          DATABASE.asApplication(), Optional::empty, CallReport.Listener.NONE, ORDER);
  private final TestTenant tenant = new TestTenant(repository);

  @BeforeAll
  static void migrate() throws SQLException {
    run("DROP SCHEMA accounts CASCADE");
    JdbcSchema schema = new JdbcSchema(DATABASE.asOwner(), ORDER);
    assertThat(schema.migrate()).hasSize(Migration.all().size());
    assertThat(schema.migrate()).isEmpty();
  }

  @Test
  void everyCallOfThePortFindsTheSchema() {
    Account parent = tenant.open(Details.named("Assets").numbered("1"));
    Account child = tenant.open("Cash", parent);
    Account renamed = tenant.rename(child, "Petty cash");
    assertThat(tenant.stored(child)).isEqualTo(renamed);
    assertThat(tenant.find(child.id(), AsOf.at(child.created().at()))).isPresent();
    assertThat(tenant.all(AccountFilter.where().text("petty").build(), 10))
        .containsExactly(renamed);
    assertThat(repository.chart(tenant.caller(), AsOf.NOW, Optional.empty(), 10).items())
        .hasSize(2);
    assertThat(repository.tree(tenant.caller(), TreeQuery.ofRoots(3)).items()).hasSize(2);
    assertThat(tenant.history(child)).hasSize(2);
    Period always = new Period(Instant.EPOCH, AsOf.NOW);
    assertThat(repository.differences(tenant.caller(), always, PageRequest.first(10)).items())
        .hasSize(2);
    assertThat(tenant.feed(FeedQuery.now()).entries()).isEmpty();
    tenant.delete(renamed);
    assertThat(tenant.all(AccountFilter.ALL, 10)).containsExactly(parent);
  }

  /** What no test of this class calls is in the schema, too. */
  @Test
  void nothingInTheDatabaseNamesTheUsualSchema() throws SQLException {
    assertThat(run("SELECT nspname FROM pg_namespace WHERE nspname = 'accounts'")).isEmpty();
    List<String> bodies =
        run(
            """
            SELECT p.proname || ' ' || pg_get_functiondef(p.oid) FROM pg_proc p
            WHERE p.pronamespace = '"order"'::regnamespace AND p.prokind = 'f'
            UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = '"order"'::regnamespace
            UNION ALL SELECT indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'order'
            """);
    assertThat(bodies)
        .hasSizeGreaterThan(100)
        .allSatisfy(body -> assertThat(body).doesNotContainPattern("\\baccounts\\.[^ \n]"));
  }

  @Test
  void aTenantCanBeErasedInIt() throws SQLException {
    tenant.open("account");
    String name = tenant.caller().tenant().value();
    assertThat(run("SELECT \"order\".freeze_tenant('" + name + "', 'operator')")).hasSize(1);
    String step = "SELECT accounts FROM \"order\".erase_tenant('" + name + "', 'operator')";
    List<String> receipt = run(step);
    for (int steps = 1; receipt.isEmpty() && steps < MOST_STEPS; steps++) {
      receipt = run(step);
    }
    assertThat(receipt).containsExactly("1");
    assertThat(run("SELECT id FROM \"order\".account WHERE tenant_id = '" + name + "'")).isEmpty();
  }

  private static List<String> run(String statement) throws SQLException {
    try (Connection connection = DATABASE.asOwner().getConnection()) {
      return SqlRunner.on(connection).run(statement);
    }
  }
}

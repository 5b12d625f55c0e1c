package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Refusal;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.testing.Operator;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The heights of subtrees that the database keeps are those that its accounts have. */
class HeightsTest {
  private static final int WRITERS = 8;

  /** Accounts whose kept height is another than that of their subtree. */
  private static final String WRONG =
      """
      WITH RECURSIVE below (top, tenant_id, id, level) AS (
        SELECT id, tenant_id, id, 1 FROM accounts.account
        WHERE deleted_at IS NULL AND parent_id IS NOT NULL
        UNION ALL
        SELECT below.top, a.tenant_id, a.id, level + 1 FROM below
        JOIN accounts.account a ON a.tenant_id = below.tenant_id AND a.parent_id = below.id
        WHERE a.deleted_at IS NULL
      ), real AS (
        SELECT top, max(level) AS height FROM below GROUP BY top HAVING max(level) > 1
      ), kept AS (
        SELECT b.account_id AS top, max(b.height) AS height FROM accounts.branch b
        JOIN accounts.account a
          ON a.tenant_id = b.tenant_id AND a.id = b.account_id AND a.parent_id = b.parent_id
        GROUP BY b.account_id
      )
      SELECT concat_ws(' ', top, 'has', real.height, 'kept', kept.height)
      FROM real FULL JOIN kept USING (top)
      WHERE real.height IS DISTINCT FROM kept.height
      UNION ALL
      SELECT 'a row of another place ' || b.account_id FROM accounts.branch b
      WHERE NOT EXISTS (SELECT FROM accounts.account a
        WHERE a.tenant_id = b.tenant_id AND a.id = b.account_id AND a.parent_id = b.parent_id)
      """;

  private final TestDatabase database = TestPostgres.newDatabase();
  private final Operator operator = new Operator(database);
  private final TestTenant tenant =
      new TestTenant(JdbcAccountRepository.over(TestPool.of(database.asApplication(), WRITERS)));

  @RepeatedTest(3)
  void whateverManyWritersDoAtOnceTheHeightsAreRight() {
    List<Account> tops = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tops.addAll(tenant.chain(3));
    }
    var endings =
        AtOnce.run(
            WRITERS,
            writer ->
                () -> {
                  Random random = new Random(writer);
                  List<AccountId> known = new ArrayList<>(tops.stream().map(Account::id).toList());
                  for (int i = 0; i < 60; i++) {
                    write(random, known);
                  }
                  return writer;
                });
    assertThat(endings).allSatisfy(ending -> assertThat(ending.failure()).isEmpty());
    assertThat(operator.sql("SELECT account_id FROM accounts.branch")).isNotEmpty();
    assertThat(operator.sql(WRONG)).isEmpty();
  }

  private void write(Random random, List<AccountId> known) {
    try {
      Optional<Account> found = any(random, known);
      Optional<Account> other = any(random, known);
      if (found.isEmpty() || other.isEmpty()) {
        return;
      }
      Account account = found.get();
      switch (random.nextInt(6)) {
        case 0 -> tenant.change(account, Edit.NOTHING.moveUnder(other.get().id()));
        case 1 -> tenant.change(account, Edit.NOTHING.moveToRoot());
        case 2 -> {
          if (known.size() > 5) {
            tenant.delete(account);
            known.remove(account.id());
          }
        }
        default -> known.add(tenant.open("account", account).id());
      }
    } catch (Refusal refused) {
      assertThat(refused)
          .isInstanceOfAny(
              Refusal.Stale.class, Refusal.BreaksHierarchy.class, Refusal.NotFound.class);
    }
  }

  /** Empty when another writer has deleted it. */
  private Optional<Account> any(Random random, List<AccountId> known) {
    return tenant.find(known.get(random.nextInt(known.size())));
  }

  @Test
  void aCreationDoesNotWaitForAnotherOneThatMakesTheTreeHigher() throws SQLException {
    List<Account> chain = tenant.chain(3);
    try (Connection open = database.asOwner().getConnection()) {
      open.setAutoCommit(false);
      insert(open, "first", chain.getLast());
      assertThatCode(() -> tenant.open("second", chain.getLast())).doesNotThrowAnyException();
      open.commit();
    }
    assertThat(operator.sql(WRONG)).isEmpty();
  }

  @Test
  void aCreationThatIsRolledBackLeavesNoHeightBehind() throws SQLException {
    List<Account> chain = tenant.chain(3);
    try (Connection open = database.asOwner().getConnection()) {
      open.setAutoCommit(false);
      insert(open, "first", chain.getLast());
      open.rollback();
    }
    assertThat(operator.sql(WRONG)).isEmpty();
  }

  @Test
  void aRowThatAStatementByHandSkipsHasNoHeight() throws SQLException {
    Account deep = tenant.chain(8).getLast();
    List<Account> two = tenant.chain(2);
    Account present = tenant.open("present");
    try (Connection owner = database.asOwner().getConnection();
        Statement statement = owner.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  insertion("'" + present.id() + "'", "twice", two.getLast())
                      + " ON CONFLICT DO NOTHING"))
          .isZero();
    }
    assertThat(operator.sql(WRONG)).isEmpty();
    assertThatCode(() -> tenant.move(two.getFirst(), deep)).doesNotThrowAnyException();
  }

  /** What is moved is higher by an account that the same statement inserts. */
  @Test
  void aStatementByHandThatInsertsAndMovesIsCheckedAsAWhole() throws SQLException {
    Account deep = tenant.chain(8).getLast();
    List<Account> two = tenant.chain(2);
    try (Connection owner = database.asOwner().getConnection();
        Statement statement = owner.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              statement.execute(
                  "WITH inserted AS (%s RETURNING tenant_id) "
                          .formatted(insertion("gen_random_uuid()", "new", two.getLast()))
                      + """
                      UPDATE accounts.account a SET version = version + 1, parent_id = '%s'
                      FROM inserted
                      WHERE a.tenant_id = inserted.tenant_id AND a.id = '%s'
                      """
                          .formatted(deep.id(), two.getFirst().id())))
          .withMessageContaining("hierarchy-too-deep");
    }
    assertThat(operator.sql(WRONG)).isEmpty();
  }

  @Test
  void aBranchThatIsCutFitsAgain() {
    List<Account> high = tenant.chain(6);
    List<Account> deep = tenant.chain(5);
    assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
        .isThrownBy(() -> tenant.move(high.getFirst(), deep.getLast()));
    tenant.delete(high.getLast());
    tenant.move(high.getFirst(), deep.getLast());
    assertThat(operator.sql(WRONG)).isEmpty();
  }

  /** The first of the two is checked when the second is where it was. */
  @Test
  void theRowsOfAStatementByHandAreCheckedOneAfterTheOther() throws SQLException {
    Account top = tenant.chain(6).getFirst();
    Account under = tenant.open("under");
    Account last = tenant.chain(4).getLast();
    try (Connection owner = database.asOwner().getConnection();
        Statement statement = owner.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              statement.execute(
                  """
                  UPDATE accounts.account a SET version = version + 1, parent_id = other.parent
                  FROM (VALUES ('%s'::uuid, '%s'::uuid), ('%s', '%s')) other (id, parent)
                  WHERE a.id = other.id
                  """
                      .formatted(top.id(), under.id(), under.id(), last.id())))
          .withMessageContaining("hierarchy-too-deep");
    }
    assertThat(operator.sql(WRONG)).isEmpty();
  }

  @Test
  void accountsOfAnOlderReleaseGetTheirHeights() throws SQLException {
    List<Account> high = tenant.chain(6);
    tenant.open("beside", high.get(1));
    tenant.delete(tenant.chain(3).getLast());
    List<String> kept = operator.sql("SELECT b::text FROM accounts.branch b ORDER BY 1");
    operator.sql("DROP TABLE accounts.branch");
    String script = Migration.all().get(24).script();
    int end = script.indexOf("-- Each serves one look-up");
    try (Connection owner = database.asOwner().getConnection();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(script.substring(0, end));
      owner.commit();
    }
    assertThat(operator.sql(WRONG)).isEmpty();
    assertThat(operator.sql("SELECT DISTINCT account_id FROM accounts.branch"))
        .hasSize(kept.stream().map(row -> row.split(",")[1]).distinct().toList().size());
  }

  private void insert(Connection connection, String name, Account parent) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(insertion("gen_random_uuid()", name, parent));
    }
  }

  private static String insertion(String id, String name, Account parent) {
    return """
    INSERT INTO accounts.account
    SELECT tenant_id, %s, id, '%2$s', '%2$s', NULL, NULL, type, currency,
      'OPEN', NULL, created_at, '{}', 1, created_at, 'x', created_at, 'x', gen_random_uuid()
    FROM accounts.account WHERE id = '%3$s'
    """
        .formatted(id, name, parent.id());
  }
}

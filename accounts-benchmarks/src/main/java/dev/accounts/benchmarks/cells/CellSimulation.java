package dev.accounts.benchmarks.cells;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Time;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides tenants over two databases, moves one of them, checks that nothing is lost or seen by
 * others, and prints what an account takes.
 */
final class CellSimulation {
  private static final int TENANTS = 200;
  private static final int ACCOUNTS = 100;

  private final Map<String, TestDatabase> databases = new LinkedHashMap<>();
  private final Map<String, AccountRepository> cells = new LinkedHashMap<>();

  private final List<Connection> connections = new ArrayList<>();

  private CellSimulation() throws SQLException {
    for (String name : List.of("cell-1", "cell-2")) {
      TestDatabase database = TestPostgres.newDatabase();
      Connection connection = database.asApplication().getConnection();
      connection.setAutoCommit(false);
      connections.add(connection);
      databases.put(name, database);
      cells.put(name, JdbcAccountRepository.joining(() -> connection));
    }
  }

  /** No arguments. */
  public static void main(String[] args) throws SQLException, IOException {
    new CellSimulation().run();
  }

  @SuppressWarnings("SystemOut") // its result
  private void run() throws SQLException, IOException {
    Routes routes = new Routes(List.copyOf(cells.keySet()));
    AccountRepository routed = new RoutedAccounts(routes, cells);
    Accounts accounts = new Accounts(routed, Time.SYSTEM);
    for (int tenant = 1; tenant <= TENANTS; tenant++) {
      fill(accounts, caller("tenant-" + tenant));
      commit();
    }
    Map<String, Long> held = tenantsOfCells();
    System.out.println("Tenants of each cell: " + held);
    check(held.values().stream().mapToLong(Long::longValue).sum() == TENANTS, "a tenant is in two");
    move(routes, routed);
    for (Map.Entry<String, TestDatabase> cell : databases.entrySet()) {
      System.out.println(cell.getKey() + ":\n" + sizes(cell.getValue()));
    }
  }

  private void move(Routes routes, AccountRepository routed) throws SQLException, IOException {
    Caller caller = caller("tenant-1");
    String from = routes.cellOf(caller.tenant());
    String to = from.equals("cell-1") ? "cell-2" : "cell-1";
    List<Account> before = all(routed, caller);
    var history = routed.history(caller, before.getFirst().id(), PageRequest.first(50));
    commit();
    new TenantMove(database(from), database(to), routes).run(caller.tenant(), to);
    check(routes.cellOf(caller.tenant()).equals(to), "the tenant is routed to its old cell");
    check(all(routed, caller).equals(before), "accounts differ after the move");
    check(
        routed.history(caller, before.getFirst().id(), PageRequest.first(50)).equals(history),
        "the history differs after the move");
    check(all(cell(from), caller).isEmpty(), "the old cell has accounts of the tenant");
    new Accounts(routed, Time.SYSTEM).open(caller, wanted("after the move"));
    check(all(routed, caller).size() == before.size() + 1, "the new cell takes no writes");
    commit();
    System.out.println("Moved a tenant of " + before.size() + " accounts from " + from);
  }

  private void commit() throws SQLException {
    for (Connection connection : connections) {
      connection.commit();
    }
  }

  private static void fill(Accounts accounts, Caller caller) {
    for (int i = 0; i < ACCOUNTS; i++) {
      accounts.open(caller, wanted("Trade receivables " + i));
    }
  }

  private static NewAccount wanted(String name) {
    return NewAccount.domestic(
        "EUR", Details.named(name).with(Metadata.of(Map.of("costCentre", "4711"))));
  }

  private static Caller caller(String tenant) {
    return Caller.of(tenant, "simulation").waiting(Duration.ofMinutes(1));
  }

  private static List<Account> all(AccountRepository accounts, Caller caller) {
    return accounts.list(caller, ListQuery.of(AccountFilter.ALL).limitedTo(200)).items();
  }

  private AccountRepository cell(String name) {
    return cells.getOrDefault(name, cells.values().iterator().next());
  }

  private TestDatabase database(String name) {
    return databases.getOrDefault(name, databases.values().iterator().next());
  }

  private Map<String, Long> tenantsOfCells() throws SQLException {
    Map<String, Long> held = new LinkedHashMap<>();
    for (Map.Entry<String, TestDatabase> cell : databases.entrySet()) {
      String tenants =
          query(cell.getValue(), "SELECT count(DISTINCT tenant_id) FROM accounts.account");
      held.put(cell.getKey(), Long.parseLong(tenants));
    }
    return held;
  }

  /** Bytes for each account, by table, and the share of the indexes. */
  private static String sizes(TestDatabase database) throws SQLException {
    return query(
        database,
        """
        SELECT string_agg(format('%s: %s bytes for each account, %s of them indexes', relname,
          pg_total_relation_size(oid) / held.accounts, pg_indexes_size(oid) / held.accounts), E'\\n'
          ORDER BY relname)
        FROM pg_class, (SELECT count(*) AS accounts FROM accounts.account) held
        WHERE relnamespace = 'accounts'::regnamespace AND relname IN ('account', 'account_event')
        """);
  }

  private static String query(TestDatabase database, String query) throws SQLException {
    try (Connection connection = database.asOwner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE accounts.account, accounts.account_event");
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}

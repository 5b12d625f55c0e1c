package dev.accounts.lambda.storage;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Time;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Refusal;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.sql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writers that do all that makes a feed hard: transactions that stay open while others begin and
 * end, roll back or lose their connection, and change the same accounts at their end.
 */
public final class FeedWriters {
  private static final int CREATED_AT_ONCE = 80;
  private final TestDatabase database;
  private final String tenant;
  private final List<AccountId> shared;
  private final int wanted;
  private final Semaphore mayHold = new Semaphore(6);
  private final AtomicInteger committed = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();

  public FeedWriters(TestDatabase database, String tenant, List<AccountId> shared, int wanted) {
    this.database = database;
    this.tenant = tenant;
    this.shared = shared;
    this.wanted = wanted;
  }

  /** Writes until all together have committed as much as is wanted. */
  public int write(int writer) throws SQLException, InterruptedException {
    try {
      for (int nth = writer; committed.get() < wanted; nth++) {
        try (Connection connection = database.asApplication().getConnection()) {
          connection.setAutoCommit(false);
          transaction(connection, nth);
        }
        ended.incrementAndGet();
      }
      return writer;
    } finally {
      finished.incrementAndGet();
    }
  }

  private void transaction(Connection connection, int nth)
      throws SQLException, InterruptedException {
    create(connection);
    if (nth % 3 == 0 && mayHold.tryAcquire()) {
      hold();
      mayHold.release();
    }
    rename(connection, shared.get(nth % shared.size()));
    switch (nth % 10) {
      case 5 -> connection.rollback();
      case 7 -> kill(connection);
      default -> {
        connection.commit();
        committed.addAndGet(CREATED_AT_ONCE + 1);
      }
    }
  }

  private void create(Connection connection) throws SQLException {
    connection
        .createStatement()
        .execute(
            """
            SELECT count(*) FROM generate_series(1, %d) i
            CROSS JOIN LATERAL accounts.create_account(
              jsonb_build_object('tenant_id', '%s', 'id', gen_random_uuid(),
                'operation_id', gen_random_uuid(), 'name', 'name ' || i, 'search_name', 'name ' || i,
                'type', 'DOMESTIC', 'currency', 'EUR', 'status', 'OPEN', 'status_changed_at', now(),
                'metadata', '{}'::jsonb, 'version', 1, 'created_at', now(), 'created_by', 'tester',
                'updated_at', now(), 'updated_by', 'tester'), NULL, NULL) created
            WHERE created.outcome = 'done'
            """
                .formatted(CREATED_AT_ONCE, tenant));
  }

  /** Until ten others have ended. */
  private void hold() throws InterruptedException {
    int before = ended.get();
    while (ended.get() < before + 10 && finished.get() == 0) {
      Time.SYSTEM.sleep(Duration.ofMillis(5));
    }
  }

  private void rename(Connection connection, AccountId id) {
    Accounts accounts = new Accounts(JdbcAccountRepository.joining(() -> connection), Time.SYSTEM);
    for (int attempt = 0; ; attempt++) {
      Caller caller = Caller.of(tenant, "tester");
      Account present = accounts.get(caller, id);
      Edit rename = Edit.NOTHING.rename("version " + present.version().next());
      try {
        accounts.change(caller, id, present.version(), rename);
        return;
      } catch (Refusal.Stale stale) {
        // the first attempt waited for another writer, and holds the row since
        if (attempt > 0) {
          throw stale;
        }
      }
    }
  }

  private void kill(Connection connection) throws SQLException {
    int pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    try (Connection owner = database.asOwner().getConnection()) {
      owner.createStatement().execute("SELECT pg_terminate_backend(" + pid + ")");
    }
  }
}

package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.Operation;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.sql.CallReport;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** An application hears of a change once it is true, and never of one that is not. */
class AnnouncementTest {
  private final HikariDataSource pool = TestApplication.pool(TestPostgres.newDatabase(), 2);
  private final TransactionTemplate transaction =
      new TransactionTemplate(TestApplication.manager(pool));
  private final List<AccountsChanged> heard = new ArrayList<>();
  private final Announcements announcements =
      new Announcements(event -> heard.add((AccountsChanged) event));
  private final TestTenant tenant = tenant(announcements);

  private TestTenant tenant(Announcements toWhom) {
    return new TestTenant(
        new ObservedAccountRepository(
            TransactionalAccounts.in(pool, CallReport.Listener.NONE), CallObserver.NONE, toWhom));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void outsideTransactionsAChangeIsAnnouncedAtOnce() {
    Account account = tenant.open("account");
    assertThat(heard.getLast().tenant()).isEqualTo(tenant.caller().tenant());
    assertThat(heardIds()).containsExactly(account.id());
    tenant.rename(account, "renamed");
    assertThat(heardIds()).containsExactly(account.id(), account.id());
  }

  @Test
  void insideATransactionItIsAnnouncedAfterTheCommit() {
    List<AccountId> opened = new ArrayList<>();
    transaction.executeWithoutResult(status -> {
      opened.add(tenant.open("one").id());
      opened.add(tenant.open("two").id());
      assertThat(heard).isEmpty();
    });
    assertThat(heardIds()).isEqualTo(opened);
  }

  @Test
  void whatIsRolledBackIsNotAnnounced() {
    transaction.executeWithoutResult(status -> {
      tenant.open("account");
      status.setRollbackOnly();
    });
    assertThat(heard).isEmpty();
  }

  @Test
  void whatIsRolledBackToASavepointIsNotAnnouncedEither() {
    List<AccountId> kept = new ArrayList<>();
    transaction.executeWithoutResult(status -> {
      nestedRollback("before the first change that stays");
      kept.add(tenant.open("one").id());
      nestedRollback("after it");
      kept.add(tenant.open("two").id());
    });
    assertThat(heardIds()).isEqualTo(kept);
  }

  private void nestedRollback(String name) {
    TransactionTemplate nested = new TransactionTemplate(TestApplication.manager(pool));
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    nested.executeWithoutResult(status -> {
      tenant.open(name);
      status.setRollbackOnly();
    });
  }

  @Test
  void aRepeatedCreationAndAChangeWithoutADifferenceAreNoNews() {
    IdempotencyKey key = IdempotencyKey.of("key", "request");
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("account"));
    Account account = tenant.accounts().openOnce(tenant.caller(), wanted, key);
    assertThat(tenant.accounts().openOnce(tenant.caller(), wanted, key)).isEqualTo(account);
    tenant.rename(account, "account");
    assertThat(heardIds()).containsExactly(account.id());
  }

  @Test
  void aListenerThatFailsDoesNotHideThatTheChangeIsCommitted() {
    Announcements failing =
        new Announcements(event -> {
          throw new NoClassDefFoundError("of a listener of the application");
        });
    TestTenant unheard = tenant(failing);
    Account outside = unheard.open("outside");
    Account inside = transaction.execute(status -> unheard.open("inside"));
    assertThat(unheard.find(outside.id())).contains(outside);
    assertThat(unheard.find(inside.id())).contains(inside);
  }

  private List<AccountId> heardIds() {
    return heard.stream()
        .flatMap(event -> event.writes().stream())
        .map(write ->
            switch (write) {
              case Creation creation -> creation.account().id();
              case Operation operation -> operation.accountId();
            })
        .toList();
  }
}

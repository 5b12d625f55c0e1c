package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.TreeQuery;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import dev.accounts.standin.DataApiOperation;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each call of the port is one call of the service, also when it is refused. */
class OneCallTest {
  private final Service service = new Service();
  private final TestTenant tenant = service.tenant();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void everyReadIsOneCall() {
    Account account = tenant.open("account");
    assertOneCall(() -> tenant.find(account.id()));
    assertOneCall(() ->
        service.repository.list(tenant.caller(), ListQuery.of(AccountFilter.ALL).limitedTo(100)));
    assertOneCall(() -> service.repository.tree(tenant.caller(), TreeQuery.ofRoots(10)));
    assertOneCall(() -> tenant.history(account));
    AsOf opened = AsOf.at(account.created().at());
    assertOneCall(() -> tenant.find(account.id(), opened));
    assertOneCall(() ->
        service.repository.list(tenant.caller(), ListQuery.of(AccountFilter.ALL).asOf(opened)));
    assertOneCall(
        () -> service.repository.tree(tenant.caller(), TreeQuery.ofRoots(10).asOf(opened)));
    assertOneCall(() ->
        service.repository.differences(
            tenant.caller(), new Period(Instant.EPOCH, opened), PageRequest.first(9)));
  }

  @Test
  void everyWriteIsOneCall() {
    Account parent = tenant.open("parent");
    Account other = tenant.open("other");
    Account deleted = tenant.open("deleted");
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("once").under(parent.id()));
    IdempotencyKey key = new IdempotencyKey("key", "a".repeat(64));
    assertOneCall(() -> tenant.accounts().openOnce(tenant.caller(), wanted, key));
    assertOneCall(() -> tenant.accounts().openOnce(tenant.caller(), wanted, key));
    assertOneCall(() -> tenant.change(other, Edit.NOTHING.moveUnder(parent.id())));
    assertOneCall(() -> tenant.freeze(tenant.stored(other)), 2);
    assertOneCall(() -> tenant.delete(deleted));
    assertOneCall(() ->
        assertThatExceptionOfType(Refusal.BreaksHierarchy.class)
            .isThrownBy(() -> tenant.close(parent)));
  }

  private void assertOneCall(Runnable call) {
    assertOneCall(call, 1);
  }

  private void assertOneCall(Runnable call, int calls) {
    service.standIn.calls().clear();
    call.run();
    assertThat(service.standIn.calls().count()).isEqualTo(calls);
    assertThat(service.standIn.calls().count(DataApiOperation.EXECUTE_STATEMENT)).isEqualTo(calls);
  }
}

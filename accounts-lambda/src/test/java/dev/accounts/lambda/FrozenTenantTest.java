package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.domain.TenantId;
import dev.accounts.inmemory.InMemoryAccountRepository;
import org.junit.jupiter.api.Test;

class FrozenTenantTest {
  private static final String CSV = "accountNumber,name,type,currency\n1,Cash,DOMESTIC,EUR\n";
  private final InMemoryAccountRepository accounts = new InMemoryAccountRepository();
  private final Service service = new Service(accounts);

  @Test
  void everyWriteOfAFrozenTenantIsRefusedAndReadsGoOn() {
    String id = service.openNamed("before");
    accounts.freeze(new TenantId("acme"));
    isFrozen(
        service.send(
            Call.post(
                "/accounts", "{\"name\":\"new\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}")));
    isFrozen(service.patch(id, 1, "{\"name\":\"renamed\"}"));
    isFrozen(service.act(id, "close", 1));
    isFrozen(service.send(Call.of("DELETE", "/accounts/" + id).ifMatch(1)));
    isFrozen(service.send(Call.of("POST", "/accounts/import").csv(CSV)));
    service.send(Call.get("/accounts/" + id)).is(200);
    accounts.unfreeze(new TenantId("acme"));
    service.patch(id, 1, "{\"name\":\"renamed\"}").is(200);
  }

  private static void isFrozen(FunctionReply refused) {
    refused.isProblem(409, "tenant-frozen");
    assertThat(refused.at("/detail")).contains("until it is unfrozen");
  }
}

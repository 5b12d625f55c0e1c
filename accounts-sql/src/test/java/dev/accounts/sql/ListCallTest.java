package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.application.port.PageRequest;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListCallTest {

  @Test
  void withoutConditionsTheFilterIsEmpty() {
    SqlCall call = ListCall.of(Sample.CALLER, AccountFilter.ALL, PageRequest.first(10), 11);
    assertThat(call.writes()).isFalse();
    assertThat(call.statement()).contains("accounts.list_accounts(");
    assertThat(call.parameters())
        .containsEntry("tenant", Optional.of("tenant"))
        .containsEntry("filter", Optional.of("{}"))
        .containsEntry("after", Optional.empty())
        .containsEntry("limit", Optional.of("11"))
        .hasSize(4);
  }

  @Test
  void aPageAfterAnAccountBeginsThere() {
    SqlCall call =
        ListCall.of(Sample.CALLER, AccountFilter.ALL, PageRequest.after(Sample.ID, 10), 11);
    assertThat(call.parameters()).containsEntry("after", Optional.of(Sample.ID.toString()));
  }

  @Test
  void everyConditionIsAMember() {
    AccountFilterBuilder all =
        AccountFilter.where()
            .childOf(Sample.PARENT)
            .status(AccountStatus.OPEN)
            .status(AccountStatus.CLOSED)
            .type(AccountType.DOMESTIC)
            .currency(Currency.getInstance("EUR"))
            .namePrefix("Größe")
            .accountNumber("1.10")
            .externalReference("ref")
            .metadata("k", "v");
    assertThat(json(all))
        .isEqualTo(
            "{\"parent_id\":\"01890000-0000-7000-8000-000000000002\","
                + "\"statuses\":{\"CLOSED\":\"\",\"OPEN\":\"\"},\"type\":\"DOMESTIC\","
                + "\"currency\":\"EUR\",\"search_name_prefix\":\"größe\","
                + "\"account_number\":\"1.10\",\"external_reference\":\"ref\","
                + "\"metadata\":{\"k\":\"v\"}}");
    assertThat(json(AccountFilter.where().isRoot())).isEqualTo("{\"is_root\":\"\"}");
  }

  private static String json(AccountFilterBuilder filter) {
    return ListCall.of(Sample.CALLER, filter.build(), PageRequest.first(1), 1)
        .parameters()
        .getOrDefault("filter", Optional.empty())
        .orElseThrow();
  }
}

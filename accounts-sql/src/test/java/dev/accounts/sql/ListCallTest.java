package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.past.AsOf;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListCallTest {

  @Test
  void withoutConditionsTheFilterIsEmpty() {
    SqlCall call = ListCall.of(Sample.CALLER, ListQuery.of(AccountFilter.ALL), 11);
    assertThat(call.writes()).isFalse();
    assertThat(call.statement()).contains("accounts.list_accounts(");
    assertThat(call.parameters())
        .containsEntry("tenant", Optional.of("tenant"))
        .containsEntry("filter", Optional.of("{}"))
        .containsEntry("after", Optional.empty())
        .containsEntry("limit", Optional.of("11"))
        .containsEntry("sort", Optional.of("account_number"))
        .containsEntry("descending", Optional.of("false"))
        .containsEntry("asOf", Optional.empty())
        .hasSize(7);
  }

  @Test
  void aPageAfterAnAccountBeginsThere() {
    Position inChart = new Position(List.of("0210", "größe"), Sample.ID);
    assertThat(after(inChart, Sort.CHART))
        .isEqualTo("{\"id\":\"" + Sample.ID + "\",\"first\":\"0210\",\"second\":\"größe\"}");
    Position byName = new Position(List.of("größe"), Sample.ID);
    assertThat(after(byName, Sort.descending(Sort.By.NAME)))
        .isEqualTo("{\"id\":\"" + Sample.ID + "\",\"first\":\"größe\"}");
  }

  private static String after(Position position, Sort sort) {
    ListQuery query = new ListQuery(AccountFilter.ALL, sort, Optional.of(position), 10, AsOf.NOW);
    SqlCall call = ListCall.of(Sample.CALLER, query, 11);
    assertThat(call.parameters())
        .containsEntry("sort", Optional.of(sort.by().name().toLowerCase(Locale.ROOT)))
        .containsEntry("descending", Optional.of("" + sort.descending()));
    return call.parameters().getOrDefault("after", Optional.empty()).orElseThrow();
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
            .text("12 Ä")
            .namePrefix("Größe")
            .accountNumber("1.10")
            .accountNumberPrefix("1.")
            .externalReference("ref")
            .metadata("k", "v");
    assertThat(json(all))
        .isEqualTo(
            "{\"parent_id\":\"01890000-0000-7000-8000-000000000002\","
                + "\"statuses\":{\"CLOSED\":\"\",\"OPEN\":\"\"},\"type\":\"DOMESTIC\","
                + "\"currency\":\"EUR\",\"text\":\"12 Ä\",\"name_text\":\"12 ä\","
                + "\"name_prefix\":\"größe\","
                + "\"account_number\":\"1.10\",\"account_number_prefix\":\"1.\","
                + "\"external_reference\":\"ref\","
                + "\"metadata\":{\"k\":\"v\"}}");
    assertThat(json(AccountFilter.where().isRoot())).isEqualTo("{\"is_root\":\"\"}");
  }

  private static String json(AccountFilterBuilder filter) {
    return ListCall.of(Sample.CALLER, ListQuery.of(filter.build()), 1)
        .parameters()
        .getOrDefault("filter", Optional.empty())
        .orElseThrow();
  }
}

package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.sql.testing.Operator;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything that is stored of a tenant, page by page. */
class TenantExportTest {
  private static final int FITS_THE_DATA_API = 1024 * 1024;
  private final TestDatabase database = TestPostgres.newDatabase();
  private final Operator operator = new Operator(database);
  private final AccountRepository accounts =
      JdbcAccountRepository.over(TestPool.of(database.asApplication(), 1));
  private final TestTenant tenant = new TestTenant(accounts);
  private final String name = tenant.caller().tenant().value();

  @Test
  void anExportHasEveryRowOnceInPagesThatFit() {
    new TestTenant(accounts).open("of another");
    Metadata large =
        Metadata.of(
            IntStream.range(0, 15)
                .boxed()
                .collect(Collectors.toMap(i -> "key " + i, i -> "x".repeat(500))));
    Account last = tenant.open("first");
    for (int i = 0; i < 100; i++) {
      last = tenant.open(Details.named("large " + i).with(large));
    }
    tenant.delete(tenant.rename(last, "renamed"));
    NewAccount once = NewAccount.domestic("EUR", Details.named("once"));
    tenant.accounts().openOnce(tenant.caller(), once, key("creation"));
    List<String> report = new ArrayList<>(Collections.nCopies(80, "x".repeat(10_000)));
    write(report);
    write(List.of("of another batch"));

    List<String> byTheThousand = export(1000);

    assertThat(byTheThousand)
        .allSatisfy(line -> assertThat(line).contains(name))
        .hasSize(102 + 104 + 1 + 80 + 1);
    assertThat(kind(byTheThousand, "account")).isEqualTo(102);
    assertThat(kind(byTheThousand, "event")).isEqualTo(104);
    assertThat(kind(byTheThousand, "key")).isEqualTo(1);
    assertThat(kind(byTheThousand, "batch")).isEqualTo(81);
    assertThat(export(33)).isEqualTo(byTheThousand);
  }

  private static long kind(List<String> lines, String kind) {
    return lines.stream().filter(line -> line.startsWith("{\"" + kind + "\": ")).count();
  }

  private List<String> export(int limit) {
    List<String> lines = new ArrayList<>();
    String after = "NULL";
    while (true) {
      String page = "FROM accounts.export_tenant('%s', %s, %d)".formatted(name, after, limit);
      List<String> next = operator.sql("SELECT line " + page);
      if (next.isEmpty()) {
        return lines;
      }
      assertThat(next.stream().mapToInt(String::length).sum()).isLessThan(FITS_THE_DATA_API);
      assertThat(next).hasSizeLessThanOrEqualTo(limit);
      lines.addAll(next);
      after = "'" + operator.sql("SELECT position " + page).getLast() + "'";
    }
  }

  private void write(List<String> report) {
    Stamp stamp = Stamp.now(InstantSource.system(), tenant.caller().subject());
    UUID id = UUID.randomUUID();
    tenant.writeAll(
        tenant.caller(),
        new Batch(id, Optional.of(key("" + id)), List.of(), Map.of(), List.of(), report, stamp));
  }

  private static IdempotencyKey key(String word) {
    return new IdempotencyKey(word, "f".repeat(64));
  }
}

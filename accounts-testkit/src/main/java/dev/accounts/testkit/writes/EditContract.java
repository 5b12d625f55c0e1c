package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.FieldEdit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Changes of what people may change. */
public interface EditContract extends Contract {
  Details FULL =
      Details.named("full")
          .numbered("1")
          .referencedAs("r")
          .with(Metadata.of(Map.of("a", "1", "b", "2")));

  @Test
  default void anEditChangesWhatItNamesAndKeepsTheRest() {
    TestTenant tenant = tenant();
    Account account = tenant.open(FULL);
    Account renamed = tenant.rename(account, "renamed");
    assertThat(renamed.name()).isEqualTo("renamed");
    assertThat(renamed.details().accountNumber()).contains("1");
    assertThat(renamed.details().metadata()).isEqualTo(FULL.metadata());
    assertThat(renamed.version().value()).isEqualTo(2);
    assertThat(renamed.created()).isEqualTo(account.created());
    assertThat(tenant.stored(account)).isEqualTo(renamed);
  }

  @Test
  default void anEditCanEmptyOptionalFields() {
    TestTenant tenant = tenant();
    Account account = tenant.open(FULL);
    Edit edit =
        new Edit(
            FieldEdit.keep(),
            FieldEdit.keep(),
            FieldEdit.clear(),
            FieldEdit.clear(),
            MetadataEdit.KEEP);
    Account emptied = tenant.change(account, edit);
    assertThat(emptied.details().accountNumber()).isEmpty();
    assertThat(emptied.details().externalReference()).isEmpty();
    assertThat(tenant.stored(account)).isEqualTo(emptied);
  }

  @Test
  default void metadataIsMergedKeyByKey() {
    TestTenant tenant = tenant();
    Account account = tenant.open(FULL);
    MetadataEdit edit = MetadataEdit.merging(Map.of("b", "two", "c", "3"), List.of("a", "unknown"));
    Account merged = tenant.change(account, Edit.NOTHING.with(edit));
    assertThat(merged.details().metadata().entries()).isEqualTo(Map.of("b", "two", "c", "3"));
    assertThat(tenant.stored(account)).isEqualTo(merged);
  }

  @Test
  default void aReplacementLeavesNothingOfTheOldDetails() {
    TestTenant tenant = tenant();
    Account account = tenant.open(FULL);
    Details bare = Details.named("bare").with(Metadata.of(Map.of("new", "1")));
    Account replaced = tenant.change(account, Edit.replacingWith(bare));
    assertThat(replaced.details()).isEqualTo(bare);
    assertThat(tenant.stored(account)).isEqualTo(replaced);
  }

  @Test
  default void anEditThatMakesNoDifferenceIsNoChange() {
    TestTenant tenant = tenant();
    Account account = tenant.open(FULL);
    assertThat(tenant.change(account, Edit.NOTHING)).isEqualTo(account);
    assertThat(tenant.change(account, Edit.replacingWith(FULL))).isEqualTo(account);
    assertThat(tenant.history(account)).hasSize(1);
  }

  @Test
  default void aStaleVersionIsRefused() {
    TestTenant tenant = tenant();
    Account account = tenant.open("first");
    Account second = tenant.rename(account, "second");
    assertThatExceptionOfType(Refusal.Stale.class)
        .isThrownBy(() -> tenant.rename(account, "third"));
    assertThat(tenant.stored(account)).isEqualTo(second);
  }

  /** Nothing has changed then, and no caller may hear that it has. */
  @Test
  default void aVersionThatTheAccountNeverHadIsRefusedAsUnknown() {
    TestTenant tenant = tenant();
    Account account = tenant.rename(tenant.open("first"), "second");
    for (long version : new long[] {-1, 0, 3, Long.MAX_VALUE}) {
      assertThatExceptionOfType(Refusal.UnknownVersion.class)
          .isThrownBy(() ->
              tenant
                  .accounts()
                  .change(
                      tenant.caller(),
                      account.id(),
                      new Version(version),
                      Edit.NOTHING.rename("third")));
    }
    assertThat(tenant.stored(account)).isEqualTo(account);
  }

  @Test
  default void anUnknownOrDeletedAccountIsNotFound() {
    TestTenant tenant = tenant();
    AccountId unknown = AccountId.next(Clock.systemUTC());
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(
            () -> tenant.accounts().change(tenant.caller(), unknown, Version.FIRST, Edit.NOTHING));
    Account deleted = tenant.delete(tenant.open("deleted"));
    assertThatExceptionOfType(Refusal.NotFound.class)
        .isThrownBy(() -> tenant.rename(deleted, "still here"));
  }

  @Test
  default void keysMovedToATakenValueAreRefused() {
    TestTenant tenant = tenant();
    tenant.open(FULL);
    Account other = tenant.open("other");
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(() -> tenant.change(other, Edit.replacingWith(other.details().numbered("1"))));
    assertThatExceptionOfType(Refusal.Taken.class)
        .isThrownBy(
            () -> tenant.change(other, Edit.replacingWith(other.details().referencedAs("r"))));
    assertThat(tenant.stored(other)).isEqualTo(other);
  }

  @Test
  default void metadataThatGrowsTooLargeIsRefused() {
    TestTenant tenant = tenant();
    Map<String, String> fifty =
        IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
    Account account = tenant.open(Details.named("full").with(Metadata.of(fifty)));
    assertInvalid(tenant, account, Map.of("one too many", "v"));
    assertInvalid(tenant, account, IntStream.range(0, 17).boxed().collect(large()));
    assertThat(tenant.stored(account)).isEqualTo(account);
  }

  @Test
  default void metadataMayBeExactlyAsLargeAsAllowed() {
    TestTenant tenant = tenant();
    Account account = tenant.open("grows");
    // {"k00":"…"} with 16 values of 240 \u00e9\n\u00e9… : sizes count bytes of JSON, escapes
    // included
    Map<String, String> entries = new java.util.TreeMap<>();
    for (int i = 0; i < 16; i++) {
      entries.put("k%02d".formatted(i), "\u00e9\n\u00e9".repeat(80));
    }
    int size =
        Metadata.of(entries).toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    entries.put("last", "x".repeat(Metadata.MAX_BYTES - size - ",\"last\":\"\"".length()));
    Account filled =
        tenant.change(account, Edit.NOTHING.with(MetadataEdit.merging(entries, List.of())));
    assertThat(filled.details().metadata().entries()).isEqualTo(entries);
    assertInvalid(tenant, filled, Map.of("last", entries.get("last") + "x"));
  }

  private static java.util.stream.Collector<Integer, ?, Map<String, String>> large() {
    return Collectors.toMap(i -> "k" + i, i -> "x".repeat(500));
  }

  private static void assertInvalid(TestTenant tenant, Account account, Map<String, String> put) {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(
            () -> tenant.change(account, Edit.NOTHING.with(MetadataEdit.merging(put, List.of()))))
        .satisfies(
            refusal -> assertThat(refusal.violations()).containsExactly(Metadata.tooLarge()));
  }
}

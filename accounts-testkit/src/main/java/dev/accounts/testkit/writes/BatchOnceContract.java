package dev.accounts.testkit.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Subject;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A batch is applied once, however often it or its key is sent. */
public interface BatchOnceContract extends Contract {
  Stamp ASKED = new Stamp(Instant.parse("2026-05-01T10:00:00Z"), new Subject("importer"));
  IdempotencyKey BATCH_KEY = new IdempotencyKey("batch-1", "a".repeat(64));
  IdempotencyKey OTHER_REQUEST = new IdempotencyKey("batch-1", "b".repeat(64));

  private static Account account(TestTenant tenant, String name) {
    return Account.open(
        AccountId.next(InstantSource.system()),
        tenant.caller().tenant(),
        NewAccount.domestic("EUR", Details.named(name)),
        ASKED);
  }

  /** The report names the accounts that are opened. */
  private static Batch opening(Optional<IdempotencyKey> key, Account... accounts) {
    return new Batch(
        UUID.randomUUID(),
        key,
        Stream.of(accounts).<Write>map(Creation::of).toList(),
        Map.of(),
        List.of(),
        Stream.concat(Stream.of("eröffnet ✓"), Stream.of(accounts).map(Account::name)).toList(),
        ASKED);
  }

  @Test
  default void aRepeatedBatchIsAppliedOnce() {
    TestTenant tenant = tenant();
    Account added = account(tenant, "new");
    Batch batch = opening(Optional.empty(), added);
    repository().writeAll(tenant.caller(), batch);
    tenant.delete(added);
    assertThat(repository().writeAll(tenant.caller(), batch)).isEqualTo(batch.report());
    assertThat(tenant.find(added.id())).isEmpty();
  }

  @Test
  default void theSameKeyAndRequestGetsTheReportOfTheFirstBatchAgain() {
    TestTenant tenant = tenant();
    assertThat(repository().reportOf(tenant.caller(), BATCH_KEY, ASKED.at())).isEmpty();
    Account second = account(tenant, "second");
    Batch batch = opening(Optional.of(BATCH_KEY), account(tenant, "first"));
    repository().writeAll(tenant.caller(), batch);
    Batch again = opening(Optional.of(BATCH_KEY), second);
    assertThat(repository().writeAll(tenant.caller(), again)).isEqualTo(batch.report());
    assertThat(repository().reportOf(tenant.caller(), BATCH_KEY, ASKED.at()))
        .contains(batch.report());
    assertThat(tenant.find(second.id())).isEmpty();
  }

  @Test
  default void theSameKeyWithAnotherBatchIsRefused() {
    TestTenant tenant = tenant();
    Batch batch = opening(Optional.of(BATCH_KEY), account(tenant, "first"));
    repository().writeAll(tenant.caller(), batch);
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(() -> repository().reportOf(tenant.caller(), OTHER_REQUEST, ASKED.at()));
    Batch other = opening(Optional.of(OTHER_REQUEST));
    assertThatExceptionOfType(Refusal.IdempotencyKeyReused.class)
        .isThrownBy(() -> repository().writeAll(tenant.caller(), other));
  }

  @Test
  default void theKeyOfABatchIsRememberedForItsLife() {
    TestTenant tenant = tenant();
    repository().writeAll(tenant.caller(), opening(Optional.of(BATCH_KEY)));
    Instant last = ASKED.at().plus(IdempotencyKey.LIFE);
    assertThat(repository().reportOf(tenant.caller(), BATCH_KEY, last)).isPresent();
    assertThat(repository().reportOf(tenant.caller(), OTHER_REQUEST, last.plusMillis(1))).isEmpty();
  }

  @Test
  default void theSameKeySixteenTimesAtOnceAppliesOneBatch() {
    TestTenant tenant = tenant();
    List<Batch> batches =
        IntStream.range(0, 16)
            .mapToObj(i -> opening(Optional.of(BATCH_KEY), account(tenant, "account " + i)))
            .toList();
    var endings = AtOnce.run(16, i -> () -> repository().writeAll(tenant.caller(), batches.get(i)));
    assertThat(endings)
        .allSatisfy(ending -> assertThat(ending.result()).isPresent())
        .extracting(ending -> ending.result().orElseThrow())
        .containsOnly(endings.getFirst().result().orElseThrow());
    assertThat(tenant.all(AccountFilter.ALL, 10)).hasSize(1);
  }
}

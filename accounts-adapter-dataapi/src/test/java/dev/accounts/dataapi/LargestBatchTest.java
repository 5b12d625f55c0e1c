package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Stamp;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch is refused in advance when the service would not carry it, and else it is carried. */
class LargestBatchTest {
  private static final Service SERVICE = new Service();
  private static final int MEBIBYTE = 1024 * 1024;

  /** The characters of one line, or of one value of an account. */
  private static final int LINE = 9_000;

  /** What the response takes for a row besides its line. */
  private static final int BESIDES = 64;

  /** What a request takes for an account besides its values. */
  private static final int BESIDES_VALUES = 201;

  private static final int VALUE = 400;
  private static final int VALUES = 4;

  private final TestTenant tenant = SERVICE.tenant();

  @AfterAll
  static void close() {
    SERVICE.close();
  }

  /**
   * The bytes are those of a character in the response.
   *
   * @param character also a control character, as in a name that was stored long ago
   */
  @ParameterizedTest
  @CsvSource({"x, 1", "ä, 2", "€, 3", "'\"', 2", "\\, 2", "'\t', 6", "\ud83d\ude00, 12"})
  void aReportIsReturnedInOneResponse(String character, int bytes) {
    String line = character.repeat(LINE / character.length());
    int bytesOfALine = line.length() / character.length() * bytes + BESIDES;
    int most = (MEBIBYTE - 4_096) / bytesOfALine;
    Batch largest = batch(List.of(), Collections.nCopies(most, line));
    assertThat(SERVICE.repository.writeAll(tenant.caller(), largest)).isEqualTo(largest.report());
    assertRefused(batch(List.of(), Collections.nCopies(most + 1, line)));
  }

  /** The bytes are those of a character in the request, where an account is JSON in JSON. */
  @ParameterizedTest
  @CsvSource({"x, 1", "ä, 2", "€, 3", "'\"', 4", "\\, 4", "\ud83d\ude00, 12"})
  void writesAreSentInOneRequest(String character, int bytes) {
    int characters = VALUE / character.length() / (bytes > 3 ? 3 : 1);
    String value = character.repeat(characters);
    int bytesOfAWrite = VALUES * characters * bytes + BESIDES_VALUES;
    int most = (4 * MEBIBYTE - 20 * 1024) / bytesOfAWrite;
    Batch largest = batch(Collections.nCopies(most, value), List.of("opened"));
    assertThat(SERVICE.repository.writeAll(tenant.caller(), largest)).isEqualTo(largest.report());
    assertRefused(batch(Collections.nCopies(4 * MEBIBYTE / bytesOfAWrite, value), List.of()));
  }

  private void assertRefused(Batch batch) {
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> SERVICE.repository.writeAll(tenant.caller(), batch))
        .withMessageContaining("too-large");
  }

  private Batch batch(List<String> values, List<String> report) {
    Stamp stamp = Stamp.now(Clock.systemUTC(), tenant.caller().subject());
    List<Write> writes =
        values.stream().<Write>map(value -> Creation.of(account(value, stamp))).toList();
    return new Batch(
        UUID.randomUUID(), Optional.empty(), writes, Map.of(), List.of(), report, stamp);
  }

  private Account account(String value, Stamp stamp) {
    Map<String, String> metadata = Map.of("a", value, "b", value, "c", value, "d", value);
    Details details = Details.named("account").with(Metadata.of(metadata));
    return Account.open(
        AccountId.next(Clock.systemUTC()),
        tenant.caller().tenant(),
        NewAccount.domestic("EUR", details),
        stamp);
  }
}

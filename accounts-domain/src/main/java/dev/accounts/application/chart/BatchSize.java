package dev.accounts.application.chart;

import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Transition;
import java.nio.charset.StandardCharsets;

/**
 * About how much of a call of the RDS Data API the writes of an import take.
 *
 * @param writes bytes of what is written
 * @param report bytes of the report, which is sent and returned
 */
record BatchSize(long writes, long report) {
  static final BatchSize NONE = new BatchSize(0, 0);

  /**
   * The RDS Data API takes 4 MiB in one call, in which quotation marks and backslashes take two or
   * four bytes.
   */
  static final long MOST_BYTES = 3_600_000;

  /** The RDS Data API returns 1 MiB. */
  static final long MOST_BYTES_OF_A_REPORT = 900_000;

  private static final int ABOUT_A_WRITE = 350;
  private static final int ABOUT_A_LINE = 80;
  private static final int ABOUT_A_PAIR = 16;
  private static final int ABOUT_A_KEY = 8;

  /** That of one write to an account which has these details afterwards. */
  static BatchSize of(Details details) {
    long name = bytesOf(details.name());
    long reference = details.externalReference().map(BatchSize::bytesOf).orElse(0L);
    long metadata =
        details.metadata().entries().entrySet().stream()
            .mapToLong(pair -> ABOUT_A_PAIR + bytesOf(pair.getKey()) + bytesOf(pair.getValue()))
            .sum();
    return new BatchSize(ABOUT_A_WRITE + 2 * name + reference + metadata, ABOUT_A_LINE + name);
  }

  /** That of a change after which the account has these details. */
  static BatchSize of(Change change, Details after) {
    return of(after).plus(new BatchSize(bytesBesides(change), 0));
  }

  /** Of what a change says that the account's details do not have afterwards. */
  private static long bytesBesides(Change change) {
    return switch (change) {
      case Edit edit ->
          edit.metadata().removed().stream().mapToLong(key -> ABOUT_A_KEY + bytesOf(key)).sum();
      case Transition transition -> bytesOf(transition.reason());
      case Deletion deletion -> 0;
    };
  }

  /**
   * What JSON escapes takes up to six bytes. So does each half of a surrogate pair, which has two
   * in UTF-8: the client of the RDS Data API escapes both.
   */
  private static long bytesOf(String text) {
    long escaped = text.chars().filter(c -> c == '"' || c == '\\' || c < ' ').count();
    long halves = text.chars().filter(c -> Character.isSurrogate((char) c)).count();
    return text.getBytes(StandardCharsets.UTF_8).length + 5 * escaped + 4 * halves;
  }

  BatchSize plus(BatchSize other) {
    return new BatchSize(writes + other.writes, report + other.report);
  }

  /** Whether it is more than one call can do. */
  boolean isTooLarge() {
    return writes + report > MOST_BYTES || report > MOST_BYTES_OF_A_REPORT;
  }
}

package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What libraries say may hold whole rows of the database, and goes no further. */
class AttemptFailedTest {
  private static final String ROW = "Key (name)=(Secret GmbH)";

  @Test
  void ofALibrarysFailuresTheClassesAndStackTracesAreKeptAndTheMessagesAreNot() {
    Exception deep = new IllegalArgumentException(ROW);
    Exception failure = new IllegalStateException(ROW, deep);
    AttemptFailed failed = new AttemptFailed(FailureKind.REFUSED, "our own sentence", failure);
    assertThat(printed(failed))
        .contains("our own sentence")
        .contains("java.lang.IllegalStateException")
        .contains("java.lang.IllegalArgumentException")
        .contains("AttemptFailedTest.java")
        .doesNotContain("Secret");
    Throwable redacted = Objects.requireNonNull(failed.getCause());
    assertThat(redacted.getStackTrace()).isEqualTo(failure.getStackTrace());
    assertThat(redacted).cause().isInstanceOf(Redacted.class).hasNoCause();
  }

  /** Of some libraries, failures are the causes of each other. */
  @Test
  void causesThatAreACircleOrVeryManyHaveAnEnd() {
    Exception first = new IllegalStateException(ROW);
    Exception second = new IllegalArgumentException(ROW, first);
    first.initCause(second);
    assertThat(AttemptFailed.causes(first)).containsExactly(first, second);
    AttemptFailed failed = new AttemptFailed(FailureKind.REFUSED, "our own sentence", first);
    assertThat(AttemptFailed.causes(failed))
        .extracting(Throwable::getMessage)
        .containsExactly(
            "our own sentence", first.getClass().getName(), second.getClass().getName());

    Exception deep = second;
    for (int i = 0; i < 100_000; i++) {
      deep = new IllegalStateException(ROW, deep);
    }
    assertThat(AttemptFailed.causes(new AttemptFailed(FailureKind.REFUSED, "m", deep)))
        .hasSizeBetween(30, 100);
  }

  @Test
  void aStateIsKeptWhenThereIsOne() {
    Exception cause = new IllegalStateException(ROW);
    assertThat(new AttemptFailed(FailureKind.REFUSED, "m", "42601", cause).sqlState())
        .contains("42601");
    assertThat(new AttemptFailed(FailureKind.REFUSED, "m", "", cause).sqlState()).isEmpty();
    assertThat(new AttemptFailed(FailureKind.TOO_LARGE, "m", cause).sqlState()).isEmpty();
    assertThat(new AttemptFailed(FailureKind.TOO_LARGE, "m", cause).kind())
        .isEqualTo(FailureKind.TOO_LARGE);
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

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

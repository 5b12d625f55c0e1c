package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartsTest {
  private final List<String> closed = new ArrayList<>();
  private final Parts parts = new Parts();

  @Test
  void onePartThatCannotBeClosedDoesNotKeepTheOthersOpen() {
    parts.keep(() -> "first", closed::add);
    parts.keep(() -> "stubborn", PartsTest::fail);
    parts.keep(() -> "dead", PartsTest::fail);
    parts.keep(() -> "last", closed::add);
    assertThat(parts.closeAll())
        .extracting(Throwable::getMessage)
        .containsExactly("dead", "stubborn");
    assertThat(closed).containsExactly("last", "first");
    assertThat(parts.closeAll()).isEmpty();
  }

  @Test
  void closingThrowsWhatWentWrong() {
    parts.keep(() -> "stubborn", PartsTest::fail);
    parts.keep(() -> "dead", PartsTest::fail);
    assertThatThrownBy(parts::close)
        .hasMessage("dead")
        .satisfies(first -> assertThat(first.getSuppressed()[0]).hasMessage("stubborn"));
  }

  private static void fail(String part) {
    throw new IllegalStateException(part);
  }
}

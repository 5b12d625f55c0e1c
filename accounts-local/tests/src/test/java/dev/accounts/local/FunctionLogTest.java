package dev.accounts.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FunctionLogTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final FunctionLog log = new FunctionLog(new PrintStream(terminal, true, UTF_8));

  @Test
  void linesOfWorkThatGoesWellAreNotShown() {
    log.hushed(FunctionLogTest::isHushed, () -> said("hushed", true));
    log.lines().println("after");
    assertThat(shown()).containsExactly("after");
  }

  /** Other requests are served meanwhile, and one of them may fail. */
  @Test
  void otherLinesAreShownEvenIfTheWorkGoesWell() {
    log.hushed(FunctionLogTest::isHushed, () -> said("status 500", true) && said("hushed", true));
    assertThat(shown()).containsExactly("status 500");
  }

  @Test
  void linesOfWorkThatGoesWrongAreShown() {
    log.hushed(FunctionLogTest::isHushed, () -> said("hushed São", false));
    assertThat(shown()).containsExactly("hushed São");
  }

  @Test
  void linesOfWorkThatThrowsAreShown() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            log.hushed(
                FunctionLogTest::isHushed,
                () -> {
                  said("why", true);
                  throw new IllegalStateException();
                }));
    assertThat(shown()).containsExactly("why");
  }

  private static boolean isHushed(String line) {
    return line.startsWith("hushed");
  }

  private boolean said(String line, boolean well) {
    log.lines().println(line);
    return well;
  }

  private List<String> shown() {
    return terminal.toString(UTF_8).lines().toList();
  }
}

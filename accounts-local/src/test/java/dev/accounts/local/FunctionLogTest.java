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
    log.hushed(() -> said("during", true));
    log.lines().println("after");
    assertThat(shown()).containsExactly("after");
  }

  @Test
  void linesOfWorkThatGoesWrongAreShown() {
    log.hushed(() -> said("São", false));
    assertThat(shown()).containsExactly("São");
  }

  @Test
  void linesOfWorkThatThrowsAreShown() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            log.hushed(() -> {
              said("why", true);
              throw new IllegalStateException();
            }));
    assertThat(shown()).containsExactly("why");
  }

  private boolean said(String line, boolean well) {
    log.lines().println(line);
    return well;
  }

  private List<String> shown() {
    return terminal.toString(UTF_8).lines().toList();
  }
}

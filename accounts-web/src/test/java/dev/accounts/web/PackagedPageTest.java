package dev.accounts.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a strict policy would silently break must not be in the page; without npm there is none. */
final class PackagedPageTest {
  private final Map<String, byte[]> files = PackagedPage.files();

  @Test
  void thePageHasNoScriptAndNoStyleOfItsOwnInItsText() {
    assumeFalse(files.isEmpty(), "this build has no page");
    String index = new String(Optional.ofNullable(files.get("index.html")).orElseThrow(), UTF_8);
    assertThat(index)
        .contains("<base href=\"/\"", "<script src=")
        .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
        .doesNotContainPattern("<style(?![^>]*></style>)")
        .doesNotContain("style=\"", "onload=", "javascript:");
  }

  @Test
  void onlyWhatABrowserNeedsIsInIt() {
    assertThat(files.keySet())
        .noneMatch(path -> path.endsWith(".map"))
        .noneMatch(path -> path.contains("..") || path.startsWith("/"));
  }
}

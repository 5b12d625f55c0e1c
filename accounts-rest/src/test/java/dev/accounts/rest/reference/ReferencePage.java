package dev.accounts.rest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of {@code docs/reference}, which says what the code does: a test makes its text from the
 * code and compares the two.
 */
public final class ReferencePage {
  private static final Path FOLDER = Path.of("../docs/reference");
  private static final String NOTE =
      """
      A test makes this page from the code and compares the two, so please do not edit it here; `./mvnw -Preference` writes
      all pages of the reference again.
      """;

  private ReferencePage() {}

  /**
   * Fails unless the page has this text. With {@code -Preference} it writes the page instead.
   *
   * @param name of the file
   * @param title of the page
   * @param text what follows the title
   */
  public static void check(String name, String title, String text) {
    Path page = FOLDER.resolve(name);
    String wanted = "# " + title + "\n\n" + NOTE + "\n" + text.strip() + "\n";
    try {
      if (Boolean.getBoolean("accounts.reference.write")) {
        Files.writeString(page, wanted);
      }
      assertThat(Files.exists(page) ? Files.readString(page) : "")
          .as("docs/reference/%s; ./mvnw -Preference writes it again", name)
          .isEqualTo(wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

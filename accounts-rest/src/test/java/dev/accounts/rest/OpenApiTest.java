package dev.accounts.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the gateway imports changes only on purpose, whether the contract or its expansion does. */
final class OpenApiTest {
  private static final String DIGESTS = "accounts.yaml.sha256";

  /** Before each path and each member at the top. */
  private static final Pattern PARTS = Pattern.compile("^(?=[a-z]|  /)", Pattern.MULTILINE);

  @Test
  void everyPartOfTheDocumentIsAsItWasRecorded() throws Exception {
    URL digests = Objects.requireNonNull(OpenApiTest.class.getResource(DIGESTS));
    List<String> recorded = Files.readAllLines(Path.of(digests.toURI()));
    assertThat(PARTS.splitAsStream(OpenApi.text()).map(OpenApiTest::digest).toList())
        .as("A change that is intended is recorded in " + DIGESTS)
        .containsExactlyElementsOf(recorded);
  }

  @Test
  void nothingOfTheExpansionIsLeft() {
    assertThat(OpenApi.text()).doesNotContain("x-shared", "x-name", "x-problem");
  }

  private static String digest(String part) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(part.getBytes(UTF_8));
      String firstLine = part.lines().findFirst().orElse("").strip();
      return HexFormat.of().formatHex(digest) + "  " + firstLine;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

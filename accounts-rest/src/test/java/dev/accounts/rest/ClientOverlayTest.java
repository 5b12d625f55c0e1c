package dev.accounts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;

/** The build's program renders what the overlay says, and refuses what it says of nothing. */
final class ClientOverlayTest {
  private static final Path PROGRAM = Path.of("target/contract-tools");
  private static final Path OVERLAY = Path.of("src/main/openapi/clients.yaml");

  @TempDir private Path directory;
  private String overlay = "";

  @BeforeEach
  void readTheOverlay() throws IOException {
    overlay = Files.readString(OVERLAY);
  }

  @Test
  void theOverlayOfTheBuildIsRendered() throws Exception {
    assertThat(rendered(overlay)).isEmpty();
    assertThat(directory.resolve("openapi.json")).content().isEqualTo(OpenApi.forClients());
  }

  @ParameterizedTest
  @CsvSource({
    "'    IfMatch:', '    IfMatsch:', components.parameters called [IfMatsch]",
    "'    NewAccount:', '    NewAcount:', components.schemas called [NewAcount]",
    "'  accountNumber:', '  acountNumber:', AccountPatch.properties called [acountNumber]",
  })
  void aNameThatTheDocumentLacksIsRefused(String name, String mistake, String expected)
      throws Exception {
    assertThat(overlay).contains(name);
    assertThat(rendered(overlay.replace(name, mistake))).contains(expected);
  }

  /** Returns what the program prints, which is nothing unless it refuses the overlay. */
  private String rendered(String text) throws Exception {
    Path document = Files.writeString(directory.resolve("accounts.yaml"), OpenApi.text());
    Path changed = Files.writeString(directory.resolve("clients.yaml"), text);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                yaml() + File.pathSeparator + PROGRAM,
                "contract.RenderForClients",
                document.toString(),
                changed.toString(),
                directory.resolve("openapi.json").toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor() == 0).isEqualTo(printed.isEmpty());
    return printed;
  }

  private static String yaml() throws Exception {
    return Path.of(Load.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}

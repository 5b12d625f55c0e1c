package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A Java that is too old says so itself; tried where there is one. */
final class OldJavaTest {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  @Test
  void anOldJavaSaysWhatToInstall() throws IOException {
    Optional<Path> old = oldJava();
    assumeTrue(old.isPresent(), "a Java from 11 to 20 is installed");
    Program program = Program.start(Map.of(), Program.command(old.orElseThrow()));
    assertThat(program.end()).isEqualTo(1);
    assertThat(program.err().lines()).hasSize(1);
    assertThat(program.err()).contains("Accounts needs Java 21 or newer", "install a newer one");
  }

  private static Optional<Path> oldJava() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> installed = Files.list(INSTALLED)) {
      return installed
          .filter(home -> home.getFileName().toString().matches(".*\\b1[1-9]\\b.*"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .findFirst();
    }
  }
}

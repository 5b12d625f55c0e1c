package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide shows is what the example consists of. */
class HowToTest {
  private static final Path GUIDE = Path.of("../docs/how-to/embed-in-spring.md");
  private static final Path EXAMPLE = Path.of("../examples/spring-boot");
  private static final Pattern BLOCK =
      Pattern.compile("```(java|sql|xml)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PROPERTY =
      Pattern.compile("\\| `((?:accounts\\.(?:schema|migration)|management)\\S*?)`");

  @Test
  void everyBlockOfTheGuideStandsInTheExample() throws IOException {
    List<String> files = example();
    assertThat(BLOCK.matcher(Files.readString(GUIDE)).results().map(block -> block.group(2)))
        .hasSize(5)
        .allSatisfy(
            block -> assertThat(files).anySatisfy(it -> assertThat(it).contains(stripped(block))));
  }

  @Test
  void everyPropertyOfTheGuideIsOneOfTheStarter() throws IOException {
    String metadata =
        Files.readString(Path.of("src/main/resources/META-INF/spring-configuration-metadata.json"));
    assertThat(PROPERTY.matcher(Files.readString(GUIDE)).results().map(it -> it.group(1)))
        .hasSize(4)
        .allSatisfy(name -> assertThat(metadata).contains("\"" + name + "\""));
  }

  private static List<String> example() throws IOException {
    try (Stream<Path> files =
        Stream.concat(Stream.of(EXAMPLE.resolve("pom.xml")), Files.walk(EXAMPLE.resolve("src")))) {
      return files
          .filter(Files::isRegularFile)
          .map(HowToTest::read)
          .map(HowToTest::stripped)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(file.toString(), unreadable);
    }
  }

  /** Without the indentation, which is that of the place. */
  private static String stripped(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}

package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guides have people type is what the templates know. */
class DeployGuideTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern OUTPUT = Pattern.compile("\\$\\(output (\\w+)\\)");
  private static final Pattern OVERRIDES =
      Pattern.compile("--parameter-overrides ((?:\\w+=\\S+ ?)+)");
  private static final Pattern CHOICE = Pattern.compile("`([A-Z]\\w+)(?:=[^`]*)?`");
  private static final Pattern TABLE_OF_CHOICES =
      Pattern.compile("\\| you want \\| set \\|\n(?:\\|.*\n)+");
  private static final Map<String, Object> MAIN = Yaml.mapping(CloudFormation.text("main"));

  @Test
  void everyOutputThatItAsksForIsOneOfTheStacks() {
    assertThat(namesOf("Outputs")).containsAll(found(OUTPUT, guide()));
  }

  @Test
  void everyParameterThatItSetsIsOneOfTheStacks() {
    List<String> set =
        found(OVERRIDES, guide()).stream()
            .flatMap(overrides -> Arrays.stream(overrides.split(" ", -1)))
            .map(override -> override.split("=", 2)[0])
            .toList();
    assertThat(namesOf("Parameters")).containsAll(set);
  }

  /** A slot that is in use already would leave stage and alias as they are. */
  @Test
  void noCommandTakesASlotWithoutLookingWhichOneIsInUse() {
    assertThat(guide()).contains("Slot=$(other_slot)").doesNotContainPattern("Slot=(blue|green)");
  }

  @Test
  void everyChoiceOfItsTableIsAParameterOfTheStacks() {
    String table = TABLE_OF_CHOICES.matcher(guide()).results().findFirst().orElseThrow().group();
    assertThat(namesOf("Parameters")).containsAll(found(CHOICE, table));
  }

  private static List<String> found(Pattern pattern, String text) {
    List<String> names = pattern.matcher(text).results().map(match -> match.group(1)).toList();
    assertThat(names).as("what %s finds", pattern).isNotEmpty();
    return names;
  }

  private static List<String> namesOf(String section) {
    Map<?, ?> entries = (Map<?, ?>) Objects.requireNonNull(MAIN.get(section));
    return entries.keySet().stream().map(String::valueOf).toList();
  }

  private static String guide() {
    try (Stream<Path> pages = Files.list(DOCS.resolve("how-to"))) {
      return Stream.concat(Stream.of(DOCS.resolve("deploy.md")), pages.sorted())
          .map(DeployGuideTest::read)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

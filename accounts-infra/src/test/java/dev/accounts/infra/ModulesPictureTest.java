package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The picture of the modules on the page about the architecture shows what the build does. */
class ModulesPictureTest {
  private static final Path PAGE = Path.of("../docs/explanation/architecture.md");

  @Test
  void thePictureShowsTheDependenciesOfTheBuild() throws IOException {
    assertThat(drawn()).containsExactlyInAnyOrderElementsOf(built());
  }

  @Test
  void everyModuleIsExplained() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(Pom.modules())
        .isNotEmpty()
        .allSatisfy(pom -> assertThat(page).contains("\n| `" + pom.module() + "` |"));
  }

  private static List<String> drawn() throws IOException {
    return Files.readString(PAGE)
        .lines()
        .filter(line -> line.contains(" --> "))
        .map(String::strip)
        .toList();
  }

  private static List<String> built() {
    return Pom.modules().stream().flatMap(ModulesPictureTest::arrows).toList();
  }

  /** One for each module that this one needs when it runs, and not only in its tests. */
  private static Stream<String> arrows(Pom pom) {
    return pom.at("dependencies/dependency")
        .filter(it -> text(it, "groupId").equals("dev.accounts"))
        .filter(it -> !text(it, "scope").equals("test"))
        .map(it -> shortened(pom.module()) + " --> " + shortened(text(it, "artifactId")))
        .distinct();
  }

  private static String text(Element dependency, String name) {
    return Pom.at(dependency, name).map(Element::getTextContent).findFirst().orElse("");
  }

  private static String shortened(String module) {
    return module.replace("accounts-", "");
  }
}

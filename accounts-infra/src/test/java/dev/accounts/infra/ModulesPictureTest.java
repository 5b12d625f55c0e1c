package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The picture of the modules on the page about the architecture shows what the build does. */
class ModulesPictureTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/explanation/architecture.md");

  @Test
  void thePictureShowsTheDependenciesOfTheBuild() throws Exception {
    assertThat(drawn()).containsExactlyInAnyOrderElementsOf(built());
  }

  @Test
  void everyModuleIsExplained() throws Exception {
    String page = Files.readString(PAGE);
    assertThat(modules())
        .isNotEmpty()
        .allSatisfy(module -> assertThat(page).contains("\n| `" + module + "` |"));
  }

  private static List<String> drawn() throws IOException {
    return Files.readString(PAGE)
        .lines()
        .filter(line -> line.contains(" --> "))
        .map(String::strip)
        .toList();
  }

  private static List<String> built() throws Exception {
    return modules().stream().flatMap(ModulesPictureTest::arrows).toList();
  }

  private static List<String> modules() throws Exception {
    return texts(read(ROOT.resolve("pom.xml")), "module").toList();
  }

  /** One for each module that this one needs when it runs, and not only in its tests. */
  private static Stream<String> arrows(String module) {
    Element project = read(ROOT.resolve(module).resolve("pom.xml"));
    return children(project, "dependencies")
        .flatMap(all -> children(all, "dependency"))
        .filter(it -> texts(it, "groupId").anyMatch("dev.accounts"::equals))
        .filter(it -> texts(it, "scope").noneMatch("test"::equals))
        .flatMap(it -> children(it, "artifactId"))
        .map(needed -> shortened(module) + " --> " + shortened(needed.getTextContent()))
        .distinct();
  }

  private static String shortened(String module) {
    return module.replace("accounts-", "");
  }

  private static Element read(Path pom) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(pom.toFile())
          .getDocumentElement();
    } catch (Exception unreadable) {
      throw new IllegalStateException(pom.toString(), unreadable);
    }
  }

  private static Stream<Element> children(Element parent, String name) {
    return elements(parent.getElementsByTagName(name))
        .filter(it -> parent.isSameNode(it.getParentNode()));
  }

  private static Stream<String> texts(Element parent, String name) {
    return elements(parent.getElementsByTagName(name)).map(Element::getTextContent);
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }
}

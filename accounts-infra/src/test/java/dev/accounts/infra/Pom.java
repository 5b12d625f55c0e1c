package dev.accounts.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A module as its POM describes it. */
record Pom(String module, Element project) {
  private static final Path ROOT = Path.of("..");

  static Pom of(String module) {
    Path file = ROOT.resolve(module).resolve("pom.xml");
    try {
      return new Pom(
          module,
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement());
    } catch (Exception unreadable) {
      throw new IllegalStateException(file.toString(), unreadable);
    }
  }

  /** The parent of the modules. */
  static Pom parent() {
    return of("");
  }

  /** Every module, those that only a profile builds included. */
  static List<Pom> modules() {
    NodeList names = parent().project.getElementsByTagName("module");
    return elements(names).map(Element::getTextContent).map(Pom::of).toList();
  }

  /**
   * Texts of the elements that this path leads to, such as {@code properties/maven.deploy.skip}.
   */
  List<String> texts(String path) {
    return at(path).map(it -> it.getTextContent().strip()).toList();
  }

  /** Elements that this path leads to. */
  Stream<Element> at(String path) {
    return at(project, path);
  }

  /** Elements that this path leads to, from another one. */
  static Stream<Element> at(Element parent, String path) {
    Stream<Element> all = Stream.of(parent);
    for (String name : path.split("/")) {
      all = all.flatMap(element -> children(element, name));
    }
    return all;
  }

  private static Stream<Element> children(Element parent, String name) {
    return elements(parent.getElementsByTagName(name))
        .filter(it -> parent.isSameNode(it.getParentNode()));
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }
}

package dev.accounts.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML 1.2 as maps, lists, strings, numbers and booleans. CloudFormation's short tags become
 * their long form: {@code !Ref X} is {@code {Ref: X}}, {@code !GetAtt A.B} is {@code {Fn::GetAtt:
 * [A, B]}}.
 */
final class Yaml {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setAllowDuplicateKeys(false).setCodePointLimit(1 << 24).build();

  private Yaml() {}

  /**
   * Reads a document that is a mapping.
   *
   * @throws IllegalArgumentException when it is something else, or a key stands twice
   */
  static Map<String, Object> mapping(String text) {
    Node root =
        new Compose(SETTINGS)
            .composeString(text)
            .orElseThrow(() -> new IllegalArgumentException("The document is empty"));
    if (root instanceof MappingNode mapping) {
      return map(mapping);
    }
    throw new IllegalArgumentException("The document is no mapping");
  }

  private static Object value(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain(node);
    }
    String name = tag.substring(1);
    return switch (name) {
      case "Ref", "Condition" -> Map.of(name, plain(node));
      case "GetAtt" -> Map.of("Fn::GetAtt", attribute(node));
      default -> Map.of("Fn::" + name, plain(node));
    };
  }

  private static Object plain(Node node) {
    return switch (node) {
      case MappingNode mapping -> map(mapping);
      case SequenceNode sequence -> sequence.getValue().stream().map(Yaml::value).toList();
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new IllegalArgumentException("Unknown YAML at " + node.getStartMark());
    };
  }

  private static Object scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT)) {
      return Long.valueOf(text);
    }
    return tag.equals(Tag.FLOAT) ? Double.valueOf(text) : text;
  }

  private static List<Object> attribute(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(Yaml::value).toList();
    }
    String[] parts = ((ScalarNode) node).getValue().split("\\.", 2);
    return new ArrayList<>(List.of(parts));
  }

  private static Map<String, Object> map(MappingNode mapping) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      String key = ((ScalarNode) entry.getKeyNode()).getValue();
      if (map.put(key, value(entry.getValueNode())) != null) {
        throw new IllegalArgumentException(
            key + " stands twice" + entry.getKeyNode().getStartMark());
      }
    }
    return map;
  }
}

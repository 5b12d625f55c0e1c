package contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML's nodes and makes others, so that a document keeps the layout of what it is made from.
 */
final class YamlNodes {
  private YamlNodes() {}

  /** A copy without aliases and merge keys, with its texts edited. */
  static Node copy(Node node, UnaryOperator<String> edit) {
    return switch (node) {
      case MappingNode mapping -> {
        Map<String, Node> members = members(mapping);
        members.replaceAll((name, member) -> copy(member, edit));
        yield mapping(members, mapping.getFlowStyle());
      }
      case SequenceNode sequence ->
          new SequenceNode(
              Tag.SEQ,
              sequence.getValue().stream().map(element -> copy(element, edit)).toList(),
              sequence.getFlowStyle());
      case ScalarNode scalar ->
          new ScalarNode(scalar.getTag(), edit.apply(scalar.getValue()), scalar.getScalarStyle());
      default -> throw new IllegalArgumentException("Unknown YAML: " + node);
    };
  }

  /** The members of a mapping, those of a merge key last; none when it is empty or missing. */
  static Map<String, Node> members(Node node) {
    Map<String, Node> members = new LinkedHashMap<>();
    Map<String, Node> merged = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple member : mapping.getValue()) {
        String name = text(member.getKeyNode());
        if (name.equals("<<")) {
          merged.putAll(members(member.getValueNode()));
        } else if (members.put(name, member.getValueNode()) != null) {
          throw new IllegalArgumentException(
              name + " occurs twice" + member.getKeyNode().getStartMark().orElseThrow());
        }
      }
    }
    merged.forEach(members::putIfAbsent);
    return members;
  }

  /** The elements of a list, and those of the lists in it; none when it is empty or missing. */
  static List<Node> list(Node node) {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream()
            .flatMap(element ->
                element instanceof SequenceNode ? list(element).stream() : Stream.of(element))
            .toList()
        : List.of();
  }

  static List<Node> joined(List<Node> first, List<Node> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  static void replaceEach(Map<String, Node> members, String name, UnaryOperator<Node> replacement) {
    Map<String, Node> inner = members(members.get(name));
    inner.replaceAll((key, value) -> replacement.apply(value));
    members.put(name, block(inner));
  }

  static Node reference(String component) {
    return mapping(Map.of("$ref", scalar("#/components/" + component)), FlowStyle.FLOW);
  }

  static Node block(Map<String, Node> members) {
    return mapping(members, FlowStyle.BLOCK);
  }

  static Node mapping(Map<String, Node> members, FlowStyle style) {
    List<NodeTuple> tuples =
        members.entrySet().stream()
            .map(member -> new NodeTuple(scalar(member.getKey()), member.getValue()))
            .toList();
    return new MappingNode(Tag.MAP, tuples, style);
  }

  static Node scalar(String text) {
    return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
  }

  static Node required(Map<String, Node> members, String name) {
    Node member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException(name + " is not among " + members.keySet());
    }
    return member;
  }

  static String text(Node node) {
    return ((ScalarNode) node).getValue();
  }

  /** As JSON on one line. */
  static String json(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          members(mapping).entrySet().stream()
              .map(member -> json(scalar(member.getKey())) + ":" + json(member.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case SequenceNode sequence ->
          sequence.getValue().stream()
              .map(YamlNodes::json)
              .collect(Collectors.joining(",", "[", "]"));
      case ScalarNode number when number.getTag().equals(Tag.INT) -> number.getValue();
      default -> '"' + text(node).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    };
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Expands the contract to the OpenAPI document that API Gateway imports, by the rules that the head
 * of the contract states. Run by the build from its source, with snakeyaml-engine on the class
 * path.
 *
 * <p>It works on YAML's nodes rather than on values, so that the document is laid out as the
 * contract is.
 */
final class ExpandContract {
  private static final List<String> ADDED_METHODS =
      List.of("options", "x-amazon-apigateway-any-method");
  private static final List<String> GATEWAY_RESPONSES =
      List.of("x-amazon-apigateway-gateway-responses", "x-accounts-edge-responses");
  private static final String EXAMPLE_REQUEST_ID = "0c6f4f5e-7f0a-4b77-8f0e-2f3e2f7f2d10";

  private final Map<String, Node> document;
  private final Map<String, Node> shared;
  private final Map<String, Node> problems;

  private ExpandContract(String contract) {
    Node root = new Compose(LoadSettings.builder().build()).composeString(contract).orElseThrow();
    document = members(copy(root, UnaryOperator.identity()));
    shared = members(document.remove("x-shared"));
    problems = members(required(shared, "problems"));
  }

  /** Arguments: the contract, and the file to write the document to. */
  public static void main(String[] arguments) throws IOException {
    String contract = Files.readString(Path.of(arguments[0]));
    Path target = Path.of(arguments[1]);
    Files.createDirectories(target.getParent());
    Files.writeString(target, new ExpandContract(contract).text());
  }

  private String text() {
    replaceEach(document, "paths", this::path);
    document.computeIfPresent("components", (name, components) -> components(components));
    GATEWAY_RESPONSES.forEach(name -> replaceEach(document, name, this::gatewayResponse));
    DumpSettings layout =
        DumpSettings.builder()
            .setDereferenceAliases(true)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(Integer.MAX_VALUE)
            .build();
    var events = new Serialize(layout).serializeOne(block(document));
    return new Present(layout).emitToString(events.iterator());
  }

  private Node path(Node path) {
    Map<String, Node> operations = members(path);
    String name = text(required(operations, "x-name"));
    operations.remove("x-name");
    List<Node> parameters = list(operations.remove("parameters"));
    operations = withHead(operations, name);
    String methods = String.join(",", operations.keySet()).toUpperCase(Locale.ROOT);
    operations.replaceAll(
        (method, own) -> operation(members(own), required(shared, "operation"), parameters));
    for (String method : ADDED_METHODS) {
      Node common =
          copy(
              required(shared, method),
              text -> text.replace("<name>", name).replace("<methods>", methods));
      operations.put(method, operation(Map.of(), common, parameters));
    }
    return block(operations);
  }

  /** A HEAD for a GET, which returns the same but for the body. */
  private static Map<String, Node> withHead(Map<String, Node> operations, String name) {
    Map<String, Node> all = new LinkedHashMap<>();
    operations.forEach((method, operation) -> {
      all.put(method, operation);
      if (method.equals("get")) {
        Map<String, Node> head = members(operation);
        head.put("operationId", scalar("head" + name));
        head.put("summary", scalar("The headers that GET returns, without the body."));
        replaceEach(head, "responses", ExpandContract::withoutContent);
        all.put("head", block(head));
      }
    });
    return all;
  }

  private static Node withoutContent(Node response) {
    Map<String, Node> members = members(response);
    members.remove("content");
    return block(members);
  }

  private Node operation(Map<String, Node> own, Node common, List<Node> pathParameters) {
    Map<String, Node> operation = members(common);
    List<Node> codes =
        Stream.of(list(own.get("x-problems")), permission(own), list(operation.get("x-problems")))
            .flatMap(List::stream)
            .toList();
    operation.putAll(own);
    operation.remove("x-problems");
    List<Node> parameters = joined(pathParameters, list(operation.get("parameters")));
    operation.put("parameters", new SequenceNode(Tag.SEQ, parameters, FlowStyle.BLOCK));
    Map<String, Node> responses = new TreeMap<>(members(operation.get("responses")));
    responses.putAll(problemResponses(codes));
    operation.put("responses", block(responses));
    if (parameters.isEmpty()) {
      operation.remove("parameters");
    }
    operation.values().removeIf(member -> member.getTag().equals(Tag.NULL));
    return block(operation);
  }

  /** What an operation's permission adds to its problems. One that is added has no permission. */
  private static List<Node> permission(Map<String, Node> own) {
    if (own.isEmpty()) {
      return List.of();
    }
    String permission = text(required(own, "x-accounts-permission"));
    return switch (permission) {
      case "none" -> List.of();
      case "read", "write", "control" -> List.of(scalar("not-permitted"));
      default -> throw new IllegalArgumentException("Unknown permission: " + permission);
    };
  }

  private Map<String, Node> problemResponses(List<Node> codes) {
    Map<String, Map<String, Node>> examples = new LinkedHashMap<>();
    for (Node node : codes) {
      String code = text(node);
      String status = text(problem(code, "").get("status"));
      examples
          .computeIfAbsent(status, key -> new LinkedHashMap<>())
          .put(code, reference("examples/" + code));
    }
    Map<String, Node> common = members(required(shared, "problem-responses"));
    Map<String, Node> responses = new LinkedHashMap<>();
    examples.forEach((status, named) -> {
      Map<String, Node> response = members(required(common, status));
      response.put("content", problemContent(named));
      responses.put(status, block(response));
    });
    return responses;
  }

  /** On one line when there is one example. */
  private static Node problemContent(Map<String, Node> examples) {
    FlowStyle style = examples.size() == 1 ? FlowStyle.FLOW : FlowStyle.BLOCK;
    Map<String, Node> media = new LinkedHashMap<>();
    media.put("schema", reference("schemas/Problem"));
    media.put("examples", mapping(examples, style));
    return mapping(Map.of("application/problem+json", mapping(media, style)), style);
  }

  private Node components(Node node) {
    Map<String, Node> components = members(node);
    Map<String, Node> examples = members(components.get("examples"));
    for (String code : problems.keySet()) {
      examples.put(code, block(Map.of("value", block(problem(code, EXAMPLE_REQUEST_ID)))));
    }
    components.put("examples", block(examples));
    return block(components);
  }

  private Node gatewayResponse(Node node) {
    Map<String, Node> own = members(node);
    Map<String, Node> problem = problem(text(required(own, "x-problem")), "$context.requestId");
    problem.remove("errors");
    List.of("detail", "errors")
        .forEach(name -> {
          if (own.containsKey(name)) {
            problem.put(name, own.get(name));
          }
        });
    Map<String, Node> parameters = members(required(shared, "gateway-response-parameters"));
    parameters.putAll(members(own.get("responseParameters")));
    Map<String, Node> response = new LinkedHashMap<>();
    response.put("statusCode", scalar(text(problem.get("status"))));
    response.put("responseParameters", block(parameters));
    Node json = new ScalarNode(Tag.STR, json(block(problem)), ScalarStyle.SINGLE_QUOTED);
    response.put("responseTemplates", block(Map.of("application/json", json)));
    return block(response);
  }

  /** A problem as it is returned, in the order of RFC 9457. */
  private Map<String, Node> problem(String code, String requestId) {
    Map<String, Node> described = members(required(problems, code));
    Map<String, Node> problem = new LinkedHashMap<>();
    problem.put("type", scalar("urn:accounts:problem:" + code));
    problem.put("title", required(described, "title"));
    problem.put("status", required(described, "status"));
    problem.put("detail", required(described, "detail"));
    problem.put("code", scalar(code));
    problem.put("requestId", scalar(requestId));
    described.forEach(problem::putIfAbsent);
    return problem;
  }

  private static String json(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          members(mapping).entrySet().stream()
              .map(member -> json(scalar(member.getKey())) + ":" + json(member.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case SequenceNode sequence ->
          sequence.getValue().stream()
              .map(ExpandContract::json)
              .collect(Collectors.joining(",", "[", "]"));
      case ScalarNode number when number.getTag().equals(Tag.INT) -> number.getValue();
      default -> '"' + text(node).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    };
  }

  /** A copy without aliases and merge keys, with its texts edited. */
  private static Node copy(Node node, UnaryOperator<String> edit) {
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
  private static Map<String, Node> members(Node node) {
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
  private static List<Node> list(Node node) {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream()
            .flatMap(element ->
                element instanceof SequenceNode ? list(element).stream() : Stream.of(element))
            .toList()
        : List.of();
  }

  private static List<Node> joined(List<Node> first, List<Node> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static void replaceEach(
      Map<String, Node> members, String name, UnaryOperator<Node> replacement) {
    Map<String, Node> inner = members(members.get(name));
    inner.replaceAll((key, value) -> replacement.apply(value));
    members.put(name, block(inner));
  }

  private static Node reference(String component) {
    return mapping(Map.of("$ref", scalar("#/components/" + component)), FlowStyle.FLOW);
  }

  private static Node block(Map<String, Node> members) {
    return mapping(members, FlowStyle.BLOCK);
  }

  private static Node mapping(Map<String, Node> members, FlowStyle style) {
    List<NodeTuple> tuples =
        members.entrySet().stream()
            .map(member -> new NodeTuple(scalar(member.getKey()), member.getValue()))
            .toList();
    return new MappingNode(Tag.MAP, tuples, style);
  }

  private static Node scalar(String text) {
    return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
  }

  private static Node required(Map<String, Node> members, String name) {
    Node member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException(name + " is not among " + members.keySet());
    }
    return member;
  }

  private static String text(Node node) {
    return ((ScalarNode) node).getValue();
  }
}

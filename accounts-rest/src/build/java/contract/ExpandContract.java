package contract;

import static contract.YamlNodes.block;
import static contract.YamlNodes.copy;
import static contract.YamlNodes.joined;
import static contract.YamlNodes.list;
import static contract.YamlNodes.members;
import static contract.YamlNodes.replaceEach;
import static contract.YamlNodes.required;
import static contract.YamlNodes.scalar;
import static contract.YamlNodes.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Expands the contract to the OpenAPI document that API Gateway imports, by the rules that the head
 * of the contract states. Run by the build, with snakeyaml-engine on the class path.
 *
 * <p>It works on YAML's nodes rather than on values, so that the document is laid out as the
 * contract is.
 */
final class ExpandContract {
  private static final List<String> ADDED_METHODS =
      List.of("options", "x-amazon-apigateway-any-method");
  private static final List<String> GATEWAY_RESPONSES =
      List.of("x-amazon-apigateway-gateway-responses", "x-accounts-edge-responses");

  private final Map<String, Node> document;
  private final Map<String, Node> shared;
  private final ContractProblems problems;

  private ExpandContract(String contract) {
    Node root = new Compose(LoadSettings.builder().build()).composeString(contract).orElseThrow();
    document = members(copy(root, UnaryOperator.identity()));
    shared = members(document.remove("x-shared"));
    problems = new ContractProblems(shared);
  }

  /** Arguments: the contract, and the file to write the document to. */
  public static void main(String[] arguments) throws IOException {
    String contract = Files.readString(Path.of(arguments[0]));
    Path target = Path.of(arguments[1]);
    Files.createDirectories(target.getParent());
    Files.writeString(target, new ExpandContract(contract).expanded());
  }

  private String expanded() {
    replaceEach(document, "paths", this::path);
    document.computeIfPresent("components", (name, components) -> problems.components(components));
    GATEWAY_RESPONSES.forEach(name -> replaceEach(document, name, problems::gatewayResponse));
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
    responses.putAll(problems.responses(codes));
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
}

package contract;

import static contract.YamlNodes.block;
import static contract.YamlNodes.json;
import static contract.YamlNodes.mapping;
import static contract.YamlNodes.members;
import static contract.YamlNodes.reference;
import static contract.YamlNodes.required;
import static contract.YamlNodes.scalar;
import static contract.YamlNodes.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The contract's problems, as examples, in the responses of operations and in those of the gateway.
 */
final class ContractProblems {
  private static final String EXAMPLE_REQUEST_ID = "0c6f4f5e-7f0a-4b77-8f0e-2f3e2f7f2d10";

  private final Map<String, Node> shared;
  private final Map<String, Node> problems;

  ContractProblems(Map<String, Node> shared) {
    this.shared = shared;
    this.problems = members(required(shared, "problems"));
  }

  /** A response for each status that a problem with one of the codes has. */
  Map<String, Node> responses(List<Node> codes) {
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

  /** The document's components, with an example of each problem. */
  Node components(Node node) {
    Map<String, Node> components = members(node);
    Map<String, Node> examples = members(components.get("examples"));
    for (String code : problems.keySet()) {
      examples.put(code, block(Map.of("value", block(problem(code, EXAMPLE_REQUEST_ID)))));
    }
    components.put("examples", block(examples));
    return block(components);
  }

  /** What the gateway returns by itself, as a problem. */
  Node gatewayResponse(Node node) {
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
}

package dev.accounts.operations.migration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.accounts.standin.DataApiCluster.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks as much of the wire protocol of AWS Secrets Manager as a rotation needs, for the real
 * client of the SDK: versions and labels follow "Secret versions" in the service's guide.
 */
public final class SecretsManagerStandIn implements AutoCloseable {
  public static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:accounts/application-AbCdEf";

  /** Of a second secret, which can only be read. */
  public static final String RELAY_ARN =
      "arn:aws:secretsmanager:eu-central-1:000000000000:secret:accounts/relay-AbCdEf";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final String relay;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Set<String>> labels = new LinkedHashMap<>();

  /** A secret with one version in use, and one for the relay. */
  SecretsManagerStandIn(String text, String relay) {
    this.relay = relay;
    String first = UUID.randomUUID().toString();
    values.put(first, text);
    labels.put(first, new LinkedHashSet<>(Set.of("AWSCURRENT")));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What the service does when a rotation begins. */
  public synchronized String beginRotation() {
    String id = UUID.randomUUID().toString();
    labels.put(id, new LinkedHashSet<>(Set.of("AWSPENDING")));
    return id;
  }

  /**
   * What the service does when rotation is set up without a rotation at once: "RotateImmediately"
   * of RotateSecret. The pending version is a copy of the one in use.
   */
  public synchronized String beginTestOfConfiguration() {
    String id = beginRotation();
    values.put(id, values.get(idLabelled("AWSCURRENT")));
    return id;
  }

  public synchronized String idLabelled(String label) {
    return labels.entrySet().stream()
        .filter(version -> version.getValue().contains(label))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  public synchronized Optional<String> valueOf(String id) {
    return Optional.ofNullable(values.get(id));
  }

  /** The login in the version in use, as the Data API reads it. */
  public Login login() {
    JsonNode json = JSON.readTree(valueOf(idLabelled("AWSCURRENT")).orElseThrow());
    return new Login(json.get("username").asString(), json.get("password").asString());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      Optional<ObjectNode> response =
          switch (request.path("SecretId").asString()) {
            case ARN -> response(target, request);
            case RELAY_ARN ->
                Optional.of(version("of the relay").put("SecretString", relay))
                    .filter(it -> target.equals("secretsmanager.GetSecretValue"));
            default -> Optional.empty();
          };
      ObjectNode body =
          response.orElseGet(() ->
              JSON.createObjectNode()
                  .put("__type", "ResourceNotFoundException")
                  .put("Message", "Secrets Manager can't find the specified secret."));
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(response.isPresent() ? 200 : 400, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Optional<ObjectNode> response(String target, JsonNode request) {
    return switch (target) {
      case "secretsmanager.GetSecretValue" -> get(request);
      case "secretsmanager.DescribeSecret" -> Optional.of(describe());
      case "secretsmanager.PutSecretValue" -> Optional.of(put(request));
      case "secretsmanager.UpdateSecretVersionStage" -> Optional.of(move(request));
      default -> Optional.empty();
    };
  }

  private Optional<ObjectNode> get(JsonNode request) {
    String label = request.path("VersionStage").asString("AWSCURRENT");
    String id = request.path("VersionId").asString(idLabelled(label));
    boolean isThere = values.containsKey(id) && labels.getOrDefault(id, Set.of()).contains(label);
    return isThere
        ? Optional.of(version(id).put("SecretString", values.get(id)))
        : Optional.empty();
  }

  private ObjectNode describe() {
    ObjectNode response = JSON.createObjectNode().put("ARN", ARN).put("RotationEnabled", true);
    ObjectNode stages = response.putObject("VersionIdsToStages");
    labels.forEach((id, on) -> on.forEach(stages.putArray(id)::add));
    return response;
  }

  private ObjectNode put(JsonNode request) {
    String id = request.get("ClientRequestToken").asString();
    values.put(id, request.get("SecretString").asString());
    request.get("VersionStages").forEach(label -> on(id).add(label.asString()));
    return version(id);
  }

  private ObjectNode move(JsonNode request) {
    String label = request.get("VersionStage").asString();
    String from = request.get("RemoveFromVersionId").asString();
    on(from).remove(label);
    labels.values().forEach(on -> on.remove("AWSPREVIOUS"));
    on(from).add("AWSPREVIOUS");
    on(request.get("MoveToVersionId").asString()).add(label);
    return JSON.createObjectNode().put("ARN", ARN);
  }

  private Set<String> on(String id) {
    return labels.computeIfAbsent(id, absent -> new LinkedHashSet<>());
  }

  private static ObjectNode version(String id) {
    return JSON.createObjectNode().put("ARN", ARN).put("VersionId", id);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

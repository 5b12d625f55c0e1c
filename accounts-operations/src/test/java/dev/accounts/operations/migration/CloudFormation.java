package dev.accounts.operations.migration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What asks for a custom resource and waits for the response at an address of its own. */
public final class CloudFormation implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final BlockingQueue<JsonNode> responses = new LinkedBlockingQueue<>();
  private final Queue<Integer> refusals = new ArrayDeque<>();

  public CloudFormation() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/response", this::handle);
    server.start();
  }

  /** Gives the next requests these statuses, before it takes one. */
  void refuseWith(Integer... statuses) {
    refusals.addAll(List.of(statuses));
  }

  public byte[] event(String type, Map<String, String> properties) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("RequestType", type)
            .put("ResponseURL", address())
            .put("StackId", "arn:aws:cloudformation:eu-central-1:000000000000:stack/accounts/1")
            .put("RequestId", "request-1")
            .put("LogicalResourceId", "Schema")
            .put("ResourceType", "Custom::AccountsSchema");
    if (!type.equals("Create")) {
      event.put("PhysicalResourceId", "known-before");
    }
    properties.forEach(event.putObject("ResourceProperties")::put);
    properties.forEach(event.putObject("OldResourceProperties")::put);
    return JSON.writeValueAsBytes(event);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/response?signature=hidden";
  }

  /** The one response that came. */
  public JsonNode response() {
    try {
      JsonNode response = responses.poll(10, TimeUnit.MINUTES);
      if (response == null) {
        throw new AssertionError("CloudFormation got no response");
      }
      return response;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Integer refusal = refusals.poll();
      boolean isAsSigned =
          exchange.getRequestMethod().equals("PUT")
              && !exchange.getRequestHeaders().containsKey("Content-Type")
              && exchange.getRequestHeaders().containsKey("Content-Length")
              && body.length <= 4096;
      if (refusal != null || !isAsSigned) {
        exchange.sendResponseHeaders(refusal == null ? 403 : refusal, -1);
        return;
      }
      responses.add(JSON.readTree(body));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

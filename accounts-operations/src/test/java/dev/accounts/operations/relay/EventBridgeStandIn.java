package dev.accounts.operations.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks as much of the wire protocols of EventBridge and SQS as a relay needs, for the real
 * clients of the SDK, with faults. It keeps the rules of "PutEvents" in the reference of
 * EventBridge, and notes who breaks them.
 */
final class EventBridgeStandIn implements AutoCloseable {
  static final String BUS = "arn:aws:events:eu-central-1:000000000000:event-bus/accounts";
  static final String QUEUE = "https://sqs.eu-central-1.amazonaws.com/000000000000/dead-letters";
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 256 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  /** What becomes of a request. */
  enum Fault {
    NONE,
    FAILS,
    THROTTLES,
    /** Takes every second entry. */
    TAKES_HALF,
    /** Takes all and says nothing. */
    TAKES_AND_IS_SILENT,
    /** Takes nothing, as where a policy is missing. */
    DENIES,
    /** Takes no entry whose detail has the word {@code unwanted}. */
    DISLIKES
  }

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Supplier<Fault> faults;
  private final List<JsonNode> details = new CopyOnWriteArrayList<>();
  private final List<JsonNode> deadLetters = new CopyOnWriteArrayList<>();
  private final List<String> brokenRules = new CopyOnWriteArrayList<>();
  private volatile boolean isThere = true;

  EventBridgeStandIn(Supplier<Fault> faults) {
    this.faults = faults;
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

  /** From now on there is no such bus: what is sent to it is taken and lost. */
  void remove() {
    isThere = false;
  }

  /** The details of all entries that were taken, in this order. */
  List<JsonNode> details() {
    return details;
  }

  List<JsonNode> deadLetters() {
    return deadLetters;
  }

  List<String> brokenRules() {
    return brokenRules;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      switch (exchange.getRequestHeaders().getFirst("X-Amz-Target")) {
        case "AWSEvents.PutEvents" -> put(exchange, request.get("Entries"));
        case "AWSEvents.DescribeEventBus" -> describe(exchange, request.get("Name").asString());
        case "AmazonSQS.SendMessage" -> queue(exchange, request);
        default -> respond(exchange, 400, error("UnknownOperationException"));
      }
    }
  }

  private void describe(HttpExchange exchange, String name) throws IOException {
    check(BUS.equals(name), "another bus");
    respond(
        exchange,
        isThere ? 200 : 400,
        isThere
            ? JSON.createObjectNode().put("Name", "accounts").put("Arn", BUS)
            : error("ResourceNotFoundException"));
  }

  private void queue(HttpExchange exchange, JsonNode request) throws IOException {
    String body = request.get("MessageBody").asString();
    check(QUEUE.equals(request.get("QueueUrl").asString()), "another queue");
    deadLetters.add(JSON.readTree(body));
    respond(
        exchange,
        200,
        JSON.createObjectNode().put("MessageId", "message").put("MD5OfMessageBody", md5(body)));
  }

  private void put(HttpExchange exchange, JsonNode entries) throws IOException {
    checkRules(entries);
    Fault fault = faults.get();
    switch (fault) {
      case FAILS -> respond(exchange, 500, error("InternalException"));
      case THROTTLES -> respond(exchange, 400, error("ThrottlingException"));
      case DENIES -> respond(exchange, 400, error("AccessDeniedException"));
      case NONE, TAKES_HALF, DISLIKES -> respond(exchange, 200, results(entries, fault));
      case TAKES_AND_IS_SILENT -> {
        results(entries, Fault.NONE);
        wait(closed);
      }
    }
  }

  private synchronized ObjectNode results(JsonNode entries, Fault fault) {
    ObjectNode response = JSON.createObjectNode();
    ArrayNode results = response.putArray("Entries");
    int failed = 0;
    for (int i = 0; i < entries.size(); i++) {
      String detail = entries.get(i).get("Detail").asString();
      if (fault == Fault.TAKES_HALF && i % 2 == 0) {
        failed++;
        results
            .addObject()
            .put("ErrorCode", i % 4 == 0 ? "InternalFailure" : "ThrottlingException");
      } else if (fault == Fault.DISLIKES && detail.contains("unwanted")) {
        failed++;
        results.addObject().put("ErrorCode", "MalformedDetail").put("ErrorMessage", detail);
      } else {
        if (isThere) {
          details.add(JSON.readTree(detail));
        }
        results.addObject().put("EventId", "event-" + details.size());
      }
    }
    return response.put("FailedEntryCount", failed);
  }

  private void checkRules(JsonNode entries) {
    check(!entries.isEmpty() && entries.size() <= MOST_ENTRIES, entries.size() + " entries");
    Set<String> accounts = new HashSet<>();
    int bytes = 0;
    for (JsonNode entry : entries) {
      JsonNode detail = JSON.readTree(entry.get("Detail").asString());
      String type = "Account " + detail.get("type").asString().toLowerCase(java.util.Locale.ROOT);
      check(entry.get("Source").asString().equals("dev.accounts"), "another source");
      check(entry.get("DetailType").asString().equals(type), "another type than " + type);
      check(entry.get("EventBusName").asString().equals(BUS), "another bus");
      check(accounts.add(detail.get("accountId").asString()), "two changes of one account");
      bytes += entry.has("Time") ? 14 : 0;
      for (String counted : List.of("Source", "DetailType", "Detail")) {
        bytes += entry.get(counted).asString().getBytes(UTF_8).length;
      }
    }
    check(bytes < MOST_BYTES, bytes + " bytes");
  }

  private void check(boolean kept, String otherwise) {
    if (!kept) {
      brokenRules.add(otherwise);
    }
  }

  private static void wait(CountDownLatch event) {
    try {
      event.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectNode error(String code) {
    return JSON.createObjectNode().put("__type", code).put("message", "As planned.");
  }

  private static void respond(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}

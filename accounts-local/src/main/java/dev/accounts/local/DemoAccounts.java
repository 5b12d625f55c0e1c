package dev.accounts.local;

import dev.accounts.local.userpool.UserPool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small chart of accounts for the tenant {@code demo}, so that there is something to see. It is
 * made over the API as any client would; the idempotency keys let a start that was cut off go on.
 */
final class DemoAccounts {
  static final String TENANT = "demo";
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final UserPool pool;

  DemoAccounts(URI base, UserPool pool) {
    this.base = base;
    this.pool = pool;
  }

  /** Whether a line of the function's log is about a creation in the tenant that went well. */
  static boolean isCreation(String line) {
    return line.contains("\"route\":\"createAccount\"")
        && line.contains("\"status\":201")
        && line.contains("\"tenant\":\"" + TENANT + "\"");
  }

  /** Makes them unless the file is there, and makes the file; returns whether all went well. */
  boolean openOnce(Optional<Path> mark, Consumer<String> progress) {
    if (mark.filter(Files::exists).isPresent()) {
      return true;
    }
    progress.accept("Adding demo accounts ...");
    try (HttpClient client = HttpClient.newHttpClient()) {
      openAll(client);
      if (mark.isPresent()) {
        Files.writeString(mark.get(), "The demo accounts were made once.\n");
      }
      return true;
    } catch (IOException failure) {
      progress.accept(
          "Not all demo accounts could be added ("
              + failure.getMessage()
              + "); the next start tries again.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void openAll(HttpClient client) throws IOException, InterruptedException {
    String token = pool.idToken("demo-data", TENANT);
    Map<String, String> ids = new HashMap<>();
    for (DemoAccount account : List.of(DemoAccount.values())) {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/accounts"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "demo-" + account.number())
              .POST(BodyPublishers.ofString(body(account, ids)))
              .build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 201) {
        throw new IOException("HTTP " + response.statusCode());
      }
      ids.put(account.number(), JSON.readTree(response.body()).path("id").asString());
    }
  }

  private static String body(DemoAccount account, Map<String, String> ids) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", account.title());
    body.put("accountNumber", account.number());
    body.put("type", account.type());
    body.put("currency", account.currency());
    account.parent().ifPresent(parent -> body.put("parentId", ids.get(parent)));
    return body.toString();
  }
}

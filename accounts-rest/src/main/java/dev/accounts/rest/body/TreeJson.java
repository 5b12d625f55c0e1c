package dev.accounts.rest.body;

import dev.accounts.application.port.AccountTree;
import dev.accounts.application.port.TreeRow;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** How the hierarchy looks to callers. */
public final class TreeJson {
  private TreeJson() {}

  /** A response with the tree. */
  public static Response response(AccountTree tree) {
    return Response.json(
        200,
        JsonText.utf8(json -> {
          nodes(json, "items", tree.roots());
          json.writeBooleanProperty("truncated", tree.truncated());
        }));
  }

  private static void nodes(JsonGenerator json, String name, List<AccountTree.Node> nodes) {
    json.writeArrayPropertyStart(name);
    nodes.forEach(node -> node(json, node));
    json.writeEndArray();
  }

  private static void node(JsonGenerator json, AccountTree.Node node) {
    TreeRow account = node.account();
    json.writeStartObject();
    json.writeStringProperty("id", account.id().toString());
    JsonText.optional(json, "parentId", account.parentId());
    json.writeStringProperty("name", account.name());
    JsonText.optional(json, "accountNumber", account.accountNumber());
    json.writeStringProperty("type", account.type().name());
    json.writeStringProperty("currency", account.currency().getCurrencyCode());
    json.writeStringProperty("status", account.status().name());
    json.writeNumberProperty("version", account.version().value());
    json.writeNumberProperty("childCount", account.childCount());
    json.writeBooleanProperty("truncated", node.truncated());
    nodes(json, "children", node.children());
    json.writeEndObject();
  }
}

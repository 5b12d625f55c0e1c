package dev.accounts.local;

import dev.accounts.rest.OpenApi;
import java.util.function.Consumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Edits the text of the contract; an edit that would change nothing is a mistake. */
final class ContractEdit {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final JsonNode root = YAML.readTree(OpenApi.text());

  private ContractEdit() {}

  /** The text after these edits. */
  static String text(Consumer<ContractEdit> edits) {
    ContractEdit edited = new ContractEdit();
    edits.accept(edited);
    return YAML.writeValueAsString(edited.root);
  }

  /** Takes a member away. */
  void remove(String pointer) {
    JsonPointer path = JsonPointer.compile(pointer);
    if (parent(path).remove(path.last().getMatchingProperty()) == null) {
      throw new AssertionError("Nothing at " + pointer);
    }
  }

  /** Puts JSON in the place of a member that is there. */
  void replace(String pointer, String json) {
    remove(pointer);
    add(pointer, json);
  }

  /** Puts JSON where nothing is. */
  void add(String pointer, String json) {
    JsonPointer path = JsonPointer.compile(pointer);
    String name = path.last().getMatchingProperty();
    if (parent(path).has(name)) {
      throw new AssertionError("Something at " + pointer);
    }
    parent(path).set(name, YAML.readTree(json));
  }

  private ObjectNode parent(JsonPointer path) {
    if (root.at(path.head()) instanceof ObjectNode parent) {
      return parent;
    }
    throw new AssertionError("No object above " + path);
  }
}

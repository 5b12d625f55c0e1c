package dev.accounts.local.gateway;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.accounts.local.http.ContentType;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes validators of the models in the file, as JSON schema draft 4. */
final class BodyModels {
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
  private final ApiDocument document;

  BodyModels(ApiDocument document) {
    this.document = document;
  }

  /** The models of a request body, by media type. */
  Map<String, Schema> of(JsonNode requestBody) {
    Map<String, Schema> models = new HashMap<>();
    document
        .resolved(requestBody)
        .path("content")
        .properties()
        .forEach(entry -> models.put(ContentType.bare(entry.getKey()), model(entry.getValue())));
    return models;
  }

  /** The models that this one refers to move to where JSON schema has them. */
  private Schema model(JsonNode content) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    document
        .resolved(content.path("schema"))
        .properties()
        .forEach(entry -> schema.set(entry.getKey(), entry.getValue()));
    schema.set("definitions", document.member("components").path("schemas"));
    String text = schema.toString().replace("\"#/components/schemas/", "\"#/definitions/");
    return registry.getSchema(text);
  }
}

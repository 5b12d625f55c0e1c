package dev.accounts.benchmarks.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * List, get and create with Jackson's parser and generator and with JDBI, on one connection:
 * without a check of the token, tenants, history, rules, a pool, retries or a log line.
 */
public final class JdbiHandler implements RequestStreamHandler {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String COLUMNS =
      """
      SELECT id, name, account_number, type, currency, status, status_changed_at, metadata,
        version, created_at, created_by, updated_at, updated_by FROM public.plain_account
      """;

  private Optional<Handle> handle = Optional.empty();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, String> event = texts(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    String path = event.getOrDefault("path", "");
    boolean creates = "POST".equals(event.get("httpMethod"));
    String body;
    if (creates) {
      body = json(create(texts(event.getOrDefault("body", ""))).getFirst());
    } else if (path.equals("/accounts")) {
      body = list(Integer.parseInt(event.getOrDefault("limit", "50")));
    } else {
      body = json(find(UUID.fromString(path.substring("/accounts/".length()))).getFirst());
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("statusCode", creates ? 201 : 200);
      json.writeObjectPropertyStart("headers");
      json.writeStringProperty("Content-Type", "application/json");
      json.writeEndObject();
      json.writeStringProperty("body", body);
      json.writeEndObject();
    }
    output.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** All texts of an object by name, those of its own members last. */
  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && parser.currentName() != null) {
          texts.putIfAbsent(parser.currentName(), parser.getString());
        }
      }
    }
    return texts;
  }

  private String list(int limit) {
    List<PlainRow> rows =
        read(
            handle()
                .createQuery(COLUMNS + "WHERE tenant_id = :tenant ORDER BY id LIMIT :limit")
                .bind("tenant", "acme")
                .bind("limit", limit));
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("items");
      rows.forEach(row -> row.write(json));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private List<PlainRow> find(UUID id) {
    return read(
        handle()
            .createQuery(COLUMNS + "WHERE tenant_id = :tenant AND id = :id")
            .bind("tenant", "acme")
            .bind("id", id));
  }

  private List<PlainRow> create(Map<String, String> account) {
    return read(
        handle()
            .createQuery(
                """
                INSERT INTO public.plain_account (id, tenant_id, name, type, currency, status,
                  status_changed_at, metadata, version, created_at, created_by, updated_at,
                  updated_by)
                VALUES (:id, 'created', :name, :type, :currency, 'OPEN', now(), '{}', 1, now(),
                  'sub', now(), 'sub')
                RETURNING *
                """)
            .bind("id", UUID.randomUUID())
            .bind("name", account.get("name"))
            .bind("type", account.get("type"))
            .bind("currency", account.get("currency")));
  }

  private static List<PlainRow> read(Query query) {
    try (query) {
      return query.map((row, context) -> PlainRow.of(row)).list();
    }
  }

  private static String json(PlainRow row) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      row.write(json);
    }
    return text.toString();
  }

  private Handle handle() {
    Handle open = handle.orElseGet(() -> Jdbi.create(System.getenv("PLAIN_URL")).open());
    handle = Optional.of(open);
    return open;
  }
}

package dev.accounts.benchmarks.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * List, get and create over one connection, with JSON by hand: without a check of the token,
 * tenants, history, rules, a pool, retries or a log line.
 */
public final class BareJdbcHandler implements RequestStreamHandler {
  private static final String COLUMNS =
      """
      SELECT id, parent_id, name, account_number, external_reference, type, currency, status,
        status_reason, status_changed_at, metadata, version, created_at, created_by, updated_at,
        updated_by FROM public.plain_account
      """;
  private static final List<String> NAMES =
      List.of(
          "id",
          "parentId",
          "name",
          "accountNumber",
          "externalReference",
          "type",
          "currency",
          "status",
          "statusReason",
          "statusChangedAt",
          "metadata",
          "version",
          "createdAt",
          "createdBy",
          "updatedAt",
          "updatedBy");

  private @Nullable Connection connection;

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    PlainEvent event = PlainEvent.read(input);
    try {
      output.write(respond(event).getBytes(StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private String respond(PlainEvent event) throws SQLException {
    String path = event.text("path");
    if (event.text("httpMethod").equals("POST")) {
      return PlainResponse.json(201, create(event.text("body").replace("\\\"", "\"")));
    }
    return PlainResponse.json(
        200, path.equals("/accounts") ? list(event.text("limit")) : get(path));
  }

  private String list(String limit) throws SQLException {
    StringBuilder json = new StringBuilder("{\"items\":");
    char separator = '[';
    try (PreparedStatement query =
        connection().prepareStatement(COLUMNS + "WHERE tenant_id = ? ORDER BY id LIMIT ?")) {
      query.setString(1, "acme");
      query.setInt(2, Integer.parseInt(limit));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          write(json.append(separator), rows);
          separator = ',';
        }
      }
    }
    return json.append("]}").toString();
  }

  private String get(String path) throws SQLException {
    try (PreparedStatement query =
        connection().prepareStatement(COLUMNS + "WHERE tenant_id = ? AND id = ?")) {
      query.setString(1, "acme");
      query.setObject(2, UUID.fromString(path.substring("/accounts/".length())));
      return one(query);
    }
  }

  private String create(String body) throws SQLException {
    PlainEvent account = new PlainEvent(body);
    try (PreparedStatement insert =
        connection()
            .prepareStatement(
                """
                INSERT INTO public.plain_account (id, tenant_id, name, type, currency, status,
                  status_changed_at, metadata, version, created_at, created_by, updated_at,
                  updated_by)
                VALUES (?, ?, ?, ?, ?, 'OPEN', now(), '{}', 1, now(), 'sub', now(), 'sub')
                RETURNING id, parent_id, name, account_number, external_reference, type, currency,
                  status, status_reason, status_changed_at, metadata, version, created_at,
                  created_by, updated_at, updated_by
                """)) {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, "created");
      insert.setString(3, account.text("name"));
      insert.setString(4, account.text("type"));
      insert.setString(5, account.text("currency"));
      return one(insert);
    }
  }

  private static String one(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return write(new StringBuilder(), rows).toString();
    }
  }

  private static StringBuilder write(StringBuilder json, ResultSet row) throws SQLException {
    char separator = '{';
    for (int i = 0; i < NAMES.size(); i++) {
      String value = row.getString(i + 1);
      if (value != null) {
        String name = NAMES.get(i);
        json.append(separator).append('"').append(name).append("\":");
        if (name.equals("metadata") || name.equals("version")) {
          json.append(value);
        } else {
          json.append('"').append(value).append('"');
        }
        separator = ',';
      }
    }
    return json.append('}');
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = DriverManager.getConnection(System.getenv("PLAIN_URL"));
      connection = open;
    }
    return open;
  }
}

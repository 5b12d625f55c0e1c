package dev.accounts.benchmarks.quarkus;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * List, get and create: with a check of the token, without history, rules, retries or a log line.
 */
@Path("/accounts")
@Authenticated
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  private static final String COLUMNS =
      """
      SELECT id, name, account_number, type, currency, status, status_changed_at, metadata,
        version, created_at, created_by, updated_at, updated_by FROM public.plain_account
      """;

  private final DataSource database;
  private final JsonWebToken token;

  AccountsResource(DataSource database, JsonWebToken token) {
    this.database = database;
    this.token = token;
  }

  @GET
  public Map<String, List<Account>> list(@QueryParam("limit") @DefaultValue("50") int limit)
      throws SQLException {
    return Map.of(
        "items", read(COLUMNS + "WHERE tenant_id = ? ORDER BY id LIMIT ?", tenant(), limit));
  }

  @GET
  @Path("/{id}")
  public Account get(UUID id) throws SQLException {
    return read(COLUMNS + "WHERE tenant_id = ? AND id = ?", tenant(), id).getFirst();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  public Account create(NewAccount wanted) throws SQLException {
    return read(
            """
            INSERT INTO public.plain_account (id, tenant_id, name, type, currency, status,
              status_changed_at, metadata, version, created_at, created_by, updated_at, updated_by)
            VALUES (?, 'created', ?, ?, ?, 'OPEN', now(), '{}', 1, now(), 'sub', now(), 'sub')
            RETURNING *
            """,
            UUID.randomUUID(),
            wanted.name(),
            wanted.type(),
            wanted.currency())
        .getFirst();
  }

  private String tenant() {
    return token.getClaim("custom:tenantId");
  }

  private List<Account> read(String sql, Object... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<Account> accounts = new ArrayList<>();
        while (rows.next()) {
          accounts.add(Account.of(rows));
        }
        return accounts;
      }
    }
  }
}

package dev.accounts.benchmarks.springboot;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * List, get and create: with a check of the token, without history, rules, retries or a log line.
 */
@Component
class AccountRoutes {
  private static final RowMapper<Account> ROWS = new DataClassRowMapper<>(Account.class);
  private static final String COLUMNS =
      """
      SELECT id, name, account_number, type, currency, status, status_changed_at, metadata,
        version, created_at, created_by, updated_at, updated_by FROM public.plain_account
      """;

  private final JdbcTemplate jdbc;
  private final JwtDecoder tokens;

  AccountRoutes(JdbcTemplate jdbc, JwtDecoder tokens) {
    this.jdbc = jdbc;
    this.tokens = tokens;
  }

  String tenant(String authorization) {
    return tokens
        .decode(authorization.replaceFirst("^Bearer ", ""))
        .getClaimAsString("custom:tenantId");
  }

  List<Account> list(String tenant, int limit) {
    return jdbc.query(COLUMNS + "WHERE tenant_id = ? ORDER BY id LIMIT ?", ROWS, tenant, limit);
  }

  Account get(String tenant, String id) {
    return jdbc.queryForObject(
        COLUMNS + "WHERE tenant_id = ? AND id = ?", ROWS, tenant, UUID.fromString(id));
  }

  Account create(String tenant, NewAccount wanted) {
    return jdbc.queryForObject(
        """
        INSERT INTO public.plain_account (id, tenant_id, name, type, currency, status,
          status_changed_at, metadata, version, created_at, created_by, updated_at, updated_by)
        VALUES (?, 'created', ?, ?, ?, 'OPEN', now(), '{}', 1, now(), 'sub', now(), 'sub')
        RETURNING *
        """,
        ROWS,
        UUID.randomUUID(),
        wanted.name(),
        wanted.type(),
        wanted.currency());
  }
}

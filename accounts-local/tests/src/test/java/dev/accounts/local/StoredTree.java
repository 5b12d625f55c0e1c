package dev.accounts.local;

import dev.accounts.local.postgres.ByHand;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** The tree of a tenant as it lies in the database, seen past the service. */
record StoredTree(String tenant) {

  static StoredTree of(Session session) {
    return new StoredTree(tenantOf(session.token()));
  }

  /** The tenant that a token names. */
  static String tenantOf(String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
    return new JsonMapper()
        .readTree(new String(json, StandardCharsets.UTF_8))
        .path("custom:tenantId")
        .asString();
  }

  /** Accounts that no root leads to: members of a cycle, and orphans. */
  long looseEnds() {
    return number(
        """
        WITH RECURSIVE reached AS (
          SELECT id FROM accounts.account
          WHERE tenant_id = '%1$s' AND parent_id IS NULL AND deleted_at IS NULL
          UNION ALL
          SELECT a.id FROM accounts.account a JOIN reached ON a.parent_id = reached.id
          WHERE a.tenant_id = '%1$s' AND a.deleted_at IS NULL)
        SELECT (SELECT count(*) FROM accounts.account WHERE tenant_id = '%1$s')
          - (SELECT count(*) FROM reached)
        """);
  }

  /** The number of levels. */
  long depth() {
    return number(
        """
        WITH RECURSIVE reached AS (
          SELECT id, 1 AS level FROM accounts.account
          WHERE tenant_id = '%1$s' AND parent_id IS NULL
          UNION ALL
          SELECT a.id, level + 1 FROM accounts.account a JOIN reached ON a.parent_id = reached.id
          WHERE a.tenant_id = '%1$s' AND level < 20)
        SELECT max(level) FROM reached
        """);
  }

  private long number(String query) {
    return new ByHand(SharedService.data()).number(query.formatted(tenant));
  }
}

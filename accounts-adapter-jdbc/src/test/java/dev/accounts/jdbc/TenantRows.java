package dev.accounts.jdbc;

import dev.accounts.sql.testing.Operator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything in a database as text, to see what is left of a tenant and what is as it was. */
record TenantRows(Operator operator) {

  /** Rows with this word in any table of any schema, the catalogue and its statistics included. */
  List<String> with(String word) {
    String all =
        operator
            .sql(
                """
                SELECT string_agg(format('SELECT %L || t::text AS row FROM %s t',
                  oid::regclass || ' ', oid::regclass), ' UNION ALL ')
                FROM pg_class WHERE relkind IN ('r', 'm')
                """)
            .getFirst();
    return operator.sql("SELECT row FROM (%s) WHERE strpos(row, '%s') > 0".formatted(all, word));
  }

  /** The tables that have rows of tenants. */
  List<String> tables() {
    return operator.sql(
        """
        SELECT attrelid::regclass::text FROM pg_attribute
        JOIN pg_class c ON c.oid = attrelid AND c.relkind = 'r'
        WHERE attname = 'tenant_id' ORDER BY 1
        """);
  }

  /** The rows of one tenant by their table, in which each has its place on the disk. */
  Map<String, List<String>> of(String tenant) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String table : tables()) {
      rows.put(
          table,
          operator.sql(
              "SELECT ctid::text || xmin::text || t::text FROM %s t WHERE tenant_id = '%s' ORDER BY 1"
                  .formatted(table, tenant)));
    }
    return rows;
  }
}

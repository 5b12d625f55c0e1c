package dev.accounts.sql.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One step of the schema, applied once and never changed afterwards.
 *
 * @param version 1, 2, 3, …
 * @param name what it adds
 * @param script any number of statements
 */
public record Migration(int version, String name, String script) {
  private static final List<String> NAMES =
      List.of(
          "tables",
          "guard",
          "history",
          "writes",
          "reads",
          "application_role",
          "order_and_search",
          "guard_state",
          "look_ups",
          "readable_rows",
          "key_life",
          "no_table_scans",
          "conflicts_and_keys",
          "charts",
          "event_order",
          "as_it_was",
          "feed",
          "isolation",
          "list_look_ups",
          "tenants",
          "relay",
          "one_write_a_key",
          "tree_rows",
          "rare_values",
          "heights",
          "one_write_a_key_at_once",
          "known_children",
          "rows_of_a_batch",
          "one_statement_for_new_accounts");

  public Migration {
    script = script.replace("\r\n", "\n");
  }

  /** Every step, in order. */
  public static List<Migration> all() {
    return IntStream.rangeClosed(1, NAMES.size())
        .mapToObj(version -> {
          String name = NAMES.get(version - 1);
          return new Migration(version, name, text("V" + version + "__" + name + ".sql"));
        })
        .toList();
  }

  private static String text(String file) {
    try (InputStream in = Migration.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The jar of accounts-sql lacks " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 of the script, in hexadecimal; the same whatever its line ends. */
  public String checksum() {
    try {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "V" + version + " " + name;
  }
}

package dev.accounts.lambda.priming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a database of a priming returns: as many rows as a page has, whatever it is asked. */
public final class PrimingRows {
  /** The account that most calls return, and the parent of the others. */
  public static final String ACCOUNT_ID = "01900000-0000-7000-8000-000000000000";

  /** A call with this in it is refused, so that failures are primed too. */
  static final String REFUSED = "primed-refusal";

  /** How often a result has it: a page of fifty, and one row that says there is more. */
  private static final int COUNT = 51;

  /** All columns that statements have, except accounts, each with what it always says. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "outcome", "done",
          "type", "CREATED",
          "line", "{}",
          "place", "1",
          "number", "1",
          "parent", "1000",
          "epoch", ACCOUNT_ID);

  private static final List<String> ACCOUNTS = List.of("account", "before", "after");

  private final Map<String, List<Map<String, String>>> byStatement = new ConcurrentHashMap<>();

  /** The rows of a statement, all with the same columns. */
  List<Map<String, String>> of(String statement) {
    return byStatement.computeIfAbsent(statement, PrimingRows::rows);
  }

  private static List<Map<String, String>> rows(String statement) {
    Set<String> columns = new TreeSet<>();
    Stream.concat(COLUMNS.keySet().stream(), ACCOUNTS.stream())
        .filter(column ->
            Pattern.compile("(?<![:.\\w])" + column + "(?=,|\\s+FROM)").matcher(statement).find())
        .forEach(columns::add);
    return IntStream.range(0, COUNT).mapToObj(place -> row(columns, account(place))).toList();
  }

  private static Map<String, String> row(Set<String> columns, String account) {
    Map<String, String> row = new LinkedHashMap<>();
    columns.forEach(column -> row.put(column, COLUMNS.getOrDefault(column, account)));
    return row;
  }

  private static String account(int place) {
    String id = ACCOUNT_ID.substring(0, ACCOUNT_ID.length() - 3) + "%03d".formatted(place);
    String parent = place == 0 ? "null" : '"' + ACCOUNT_ID + '"';
    // an escape is for the parser, which must be warm as well
    String quoted = place == 1 ? "\\\"Priming\\\"" : "Priming";
    return """
    {"tenant_id": "priming", "id": "%s", "name": "%s %d", "search_name": "priming %3$d",\
     "parent_id": %4$s, "account_number": "1%3$d", "external_reference": null,\
     "type": "DOMESTIC", "currency": "EUR", "status": "OPEN", "status_reason": null,\
     "status_changed_at": "2026-01-01T00:00:00+00:00", "metadata": {"key": "value"},\
     "version": "1", "child_count": "0", "created_at": "2026-01-01T00:00:00+00:00",\
     "created_by": "priming", "updated_at": "2026-01-01T00:00:00.123456+00:00",\
     "updated_by": "priming"}\
    """
        .formatted(id, quoted, place, parent);
  }
}

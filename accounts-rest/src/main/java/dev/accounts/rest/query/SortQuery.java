package dev.accounts.rest.query;

import dev.accounts.application.port.Sort;
import dev.accounts.application.port.Sort.By;
import dev.accounts.rest.http.FieldError.In;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the order that a list is to have: a field, with a minus in front for the other direction.
 */
public final class SortQuery {
  private static final Map<String, By> FIELDS =
      Map.of(
          "accountNumber", By.ACCOUNT_NUMBER,
          "name", By.NAME,
          "createdAt", By.CREATED_AT,
          "updatedAt", By.UPDATED_AT);

  private SortQuery() {}

  /** The order; with errors gathered, what is returned must not be used. */
  public static Sort read(QueryFields query) {
    return query.one("sort").flatMap(text -> parse(query, text)).orElse(Sort.CHART);
  }

  private static Optional<Sort> parse(QueryFields query, String text) {
    boolean descending = text.startsWith("-");
    By by = FIELDS.get(descending ? text.substring(1) : text);
    if (by == null) {
      query
          .errors()
          .add(
              In.QUERY,
              "/sort",
              "bad-value",
              "must be accountNumber, name, createdAt or updatedAt, with - in front for descending");
    }
    return Optional.ofNullable(by).map(field -> new Sort(field, descending));
  }
}

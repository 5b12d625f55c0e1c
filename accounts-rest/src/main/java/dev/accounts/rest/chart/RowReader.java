package dev.accounts.rest.chart;

import dev.accounts.application.chart.ImportRow;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.TextRule;
import dev.accounts.domain.Violations;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.query.Choices;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the cells of a row; each that is wrong is an error, and the others are read all the same.
 */
final class RowReader {
  /** Stands for a name that is missing. */
  private static final String ANY_NAME = "-";

  /** Ten names with what makes their colons part of them. */
  private static final int LONGEST_PARENT = 4_000;

  private RowReader() {}

  static ImportRow read(Cells cells, FieldErrors errors) {
    cells.errors().forEach(e -> errors.add(e.in(), e.pointer(), e.code(), e.detail()));
    Optional<String> name = text(cells, "name", TextRule.NAME, errors);
    if (cells.text("name").isEmpty()) {
      errors.add(In.BODY, "/name", "required", "is needed in every row");
    }
    Details details =
        new Details(
            Optional.empty(),
            name.orElse(ANY_NAME),
            text(cells, "accountNumber", TextRule.ACCOUNT_NUMBER, errors),
            text(cells, "externalReference", TextRule.EXTERNAL_REFERENCE, errors),
            metadata(cells, errors));
    Optional<AccountType> type =
        upper(cells, "type")
            .flatMap(t -> Choices.one(AccountType.values(), t, errors, In.BODY, "/type"));
    Optional<Currency> currency =
        upper(cells, "currency").flatMap(c -> Choices.currency(c, errors, In.BODY, "/currency"));
    Optional<AccountStatus> status =
        upper(cells, "status")
            .flatMap(s -> Choices.one(AccountStatus.values(), s, errors, In.BODY, "/status"));
    Optional<String> reason = text(cells, "statusReason", TextRule.REASON, errors);
    Optional<String> parent = cells.text("parent").map(String::strip).filter(t -> !t.isEmpty());
    if (parent.map(String::length).orElse(0) > LONGEST_PARENT) {
      errors.add(
          In.BODY, "/parent", "too-long", "must have at most " + LONGEST_PARENT + " characters");
      parent = Optional.empty();
    }
    boolean isReadable = errors.found().isEmpty();
    return new ImportRow(cells.line(), parent, details, type, currency, status, reason, isReadable);
  }

  private static Optional<String> upper(Cells cells, String column) {
    return cells.text(column).map(text -> text.strip().toUpperCase(Locale.ROOT));
  }

  private static Optional<String> text(
      Cells cells, String column, TextRule rule, FieldErrors errors) {
    return cells
        .text(column)
        .flatMap(given ->
            errors.gather(
                In.BODY,
                () -> {
                  Violations violations = Violations.of("/" + column);
                  String normal = rule.normal(given, violations);
                  violations.throwIfAny();
                  return normal;
                }));
  }

  private static Metadata metadata(Cells cells, FieldErrors errors) {
    Map<String, String> pairs = new TreeMap<>();
    cells
        .texts()
        .forEach((column, text) -> {
          if (column.startsWith(Columns.METADATA)) {
            pairs.put(column.substring(Columns.METADATA.length()), text);
          }
        });
    return errors
        .gather(
            In.BODY,
            () -> {
              Violations violations = Violations.none();
              Map<String, String> normal =
                  Metadata.normal("/" + Columns.METADATA, pairs, violations);
              violations.throwIfAny();
              return Metadata.of(normal);
            })
        .orElse(Metadata.NONE);
  }
}

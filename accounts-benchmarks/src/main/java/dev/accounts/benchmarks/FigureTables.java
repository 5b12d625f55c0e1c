package dev.accounts.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of all functions, a row for each. */
final class FigureTables {
  private static final String YARDSTICK = "bare JDBC";
  private static final String WARM_RESTORED = Trial.AFTER_RESTORE + "warm CPU";
  private static final String WARM_LATER = Trial.AFTER_MORE + "warm CPU";
  private static final String STEADY =
      """
      | function | warm CPU µs | list | get | create | ÷ bare JDBC | later µs | ÷ bare JDBC | RSS MiB | zip MB |
      |---|---|---|---|---|---|---|---|---|---|
      """;
  private static final String RESTORED =
      """
      | function | snapshot CPU s | first response CPU ms | warm CPU µs | list | get | create | ÷ bare JDBC | RSS MiB |
      |---|---|---|---|---|---|---|---|---|
      """;
  private static final String TIMES =
      """
      | function | list p50 / p99 ms | get p50 / p99 ms | create p50 / p99 ms |
      |---|---|---|---|
      """;
  private static final String FIRST =
      """
      | function | cold CPU ms | restored → first ms | ÷ empty | then get ms / CPU | create | patch | events | tree | ÷ warm tree |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  private final Map<Candidate, Figures> measured;

  FigureTables(Map<Candidate, Figures> measured) {
    this.measured = measured;
  }

  /** Whether what was measured was plain, encrypted, or first the one and then the other. */
  List<Boolean> shapes() {
    return measured.keySet().stream()
        .map(candidate -> candidate.surroundings().encrypted())
        .distinct()
        .toList();
  }

  /** What a request costs when the function has served some hundreds, and later. */
  String steady(boolean encrypted) {
    double bare = of(encrypted, YARDSTICK, figures -> figures.mean("warm CPU"));
    double bareLater = of(encrypted, YARDSTICK, figures -> figures.mean(WARM_LATER));
    return rows(
        encrypted,
        STEADY,
        (candidate, figures) ->
            line(
                "| %s | %.0f | %.0f | %.0f | %.0f | %.2f | %.0f | %.2f | %.0f | %.2f |",
                candidate.name(),
                figures.mean("warm CPU"),
                figures.median("warm CPU list"),
                figures.median("warm CPU get"),
                figures.median("warm CPU create"),
                figures.mean("warm CPU") / bare,
                figures.mean(WARM_LATER),
                figures.mean(WARM_LATER) / bareLater,
                figures.median("RSS"),
                candidate.zipBytes() / 1e6));
  }

  /** The same of a process that was restored, and what its snapshot took before. */
  String restored(boolean encrypted) {
    double bare = of(encrypted, YARDSTICK, figures -> figures.mean(WARM_RESTORED));
    return rows(
        encrypted,
        RESTORED,
        (candidate, figures) ->
            line(
                "| %s | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f | %.0f |",
                candidate.name(),
                figures.median("snapshot CPU") / 1000,
                figures.median("restored CPU"),
                figures.mean(WARM_RESTORED),
                figures.median(WARM_RESTORED + " list"),
                figures.median(WARM_RESTORED + " get"),
                figures.median(WARM_RESTORED + " create"),
                figures.mean(WARM_RESTORED) / bare,
                figures.median(Trial.AFTER_RESTORE + "RSS")));
  }

  /** How long such a request takes. */
  String times(boolean encrypted) {
    return rows(
        encrypted,
        TIMES,
        (candidate, figures) ->
            line(
                "| %s | %.2f / %.2f | %.2f / %.2f | %.2f / %.2f |",
                candidate.name(),
                figures.median("p50 list"),
                figures.median("p99 list"),
                figures.median("p50 get"),
                figures.median("p99 get"),
                figures.median("p50 create"),
                figures.median("p99 create")));
  }

  /** What the first request of all, and the first of its kind after a restore, cost. */
  String first(boolean encrypted) {
    double empty = of(false, "empty handler", figures -> figures.median("restored"));
    return rows(
        encrypted,
        FIRST,
        (candidate, figures) ->
            line(
                "| %s | %.0f | %.0f | %.1f | %s | %s | %s | %s | %s | %.1f |",
                candidate.name(),
                figures.median("cold CPU"),
                figures.median("restored"),
                figures.median("restored") / empty,
                firstOf("get", figures),
                firstOf("create", figures),
                firstOf("patch", figures),
                firstOf("events", figures),
                firstOf("tree", figures),
                figures.median("first tree") / figures.median("p50 tree")));
  }

  private static String firstOf(String kind, Figures figures) {
    return line(
        "%.1f / %.1f", figures.median("first " + kind), figures.median("first CPU " + kind));
  }

  private double of(boolean encrypted, String name, ToDoubleFunction<Figures> figure) {
    return in(encrypted)
        .filter(entry -> entry.getKey().name().equals(name))
        .mapToDouble(entry -> figure.applyAsDouble(entry.getValue()))
        .findFirst()
        .orElse(Double.NaN);
  }

  private String rows(boolean encrypted, String head, BiFunction<Candidate, Figures, String> row) {
    return in(encrypted)
        .map(entry -> row.apply(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n", head, "\n"));
  }

  private Stream<Map.Entry<Candidate, Figures>> in(boolean encrypted) {
    return measured.entrySet().stream()
        .filter(entry -> entry.getKey().surroundings().encrypted() == encrypted);
  }

  /** What was not measured is a dash. */
  @SuppressWarnings("AnnotateFormatMethod") // the formats are above
  private static String line(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures).replace("NaN", "–");
  }
}

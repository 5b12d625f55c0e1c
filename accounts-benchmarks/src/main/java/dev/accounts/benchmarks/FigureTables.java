package dev.accounts.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures of all functions, a row for each. */
final class FigureTables {
  private static final String YARDSTICK = "bare JDBC";
  private static final String STEADY =
      """
      | function | warm CPU µs | list | get | create | ÷ bare JDBC | p50 / p99 ms | RSS MiB | zip MB |
      |---|---|---|---|---|---|---|---|---|
      """;
  private static final String FIRST =
      """
      | function | cold CPU ms | restored → first ms | ÷ empty | then get ms | create | patch | events | tree |
      |---|---|---|---|---|---|---|---|---|
      """;

  private final Map<Candidate, Figures> measured;

  FigureTables(Map<Candidate, Figures> measured) {
    this.measured = measured;
  }

  /** What a request costs when the function has served many. */
  String steady() {
    double bare = of(YARDSTICK, figures -> figures.mean("warm CPU"));
    return rows(
        STEADY,
        (candidate, figures) ->
            dashed(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f / %.2f | %.0f | %.2f |",
                    candidate.name(),
                    figures.mean("warm CPU"),
                    figures.median("warm CPU list"),
                    figures.median("warm CPU get"),
                    figures.median("warm CPU create"),
                    figures.mean("warm CPU") / bare,
                    figures.mean("p50"),
                    figures.mean("p99"),
                    figures.median("RSS"),
                    candidate.zipBytes() / 1e6)));
  }

  /** What the first request of all, and the first of its kind after a restore, cost. */
  String first() {
    double empty = of("empty handler", figures -> figures.median("restored"));
    return rows(
        FIRST,
        (candidate, figures) ->
            dashed(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |",
                    candidate.name(),
                    figures.median("cold CPU"),
                    figures.median("restored"),
                    figures.median("restored") / empty,
                    figures.median("first get"),
                    figures.median("first create"),
                    figures.median("first patch"),
                    figures.median("first events"),
                    figures.median("first tree"))));
  }

  private double of(String name, ToDoubleFunction<Figures> figure) {
    return measured.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .mapToDouble(entry -> figure.applyAsDouble(entry.getValue()))
        .findFirst()
        .orElse(Double.NaN);
  }

  private String rows(String head, BiFunction<Candidate, Figures, String> row) {
    return measured.entrySet().stream()
        .map(entry -> row.apply(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n", head, "\n"));
  }

  /** What was not measured is a dash. */
  private static String dashed(String line) {
    return line.replace("NaN", "–");
  }
}

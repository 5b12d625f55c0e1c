package dev.accounts.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A figure of our function divided by the same figure of another, which says more of the code and
 * less of the machine than either.
 */
record Ratio(
    String figure, ToDoubleFunction<Figures> value, String ours, String other, boolean encrypted) {
  private static final String JDBC = "Accounts, JDBC";
  private static final String DATA_API = "Accounts, Data API";

  /** All that are kept. */
  static List<Ratio> all() {
    return List.of(
        warm(JDBC, Baseline.BARE_JDBC, false),
        warm(JDBC, Baseline.NODE, false),
        warm(JDBC, Baseline.QUARKUS, false),
        warm(DATA_API, Baseline.SDK, false),
        warm(JDBC, Baseline.BARE_JDBC, true),
        warm(DATA_API, Baseline.SDK, true),
        warmLater(JDBC, Baseline.BARE_JDBC),
        warmLater(DATA_API, Baseline.SDK),
        warmAfterRestore(Baseline.BARE_JDBC),
        warmAfterRestore(Baseline.QUARKUS),
        restored(JDBC, Baseline.EMPTY),
        restored(DATA_API, Baseline.EMPTY),
        restored(JDBC, Baseline.SPRING_BOOT),
        of("cold CPU", figures -> figures.median("cold CPU"), Baseline.QUARKUS),
        of("RSS", figures -> figures.median("RSS"), Baseline.EMPTY));
  }

  private static Ratio warm(String ours, Baseline other, boolean encrypted) {
    return new Ratio(
        "warm CPU", figures -> figures.mean("warm CPU"), ours, other.title(), encrypted);
  }

  private static Ratio warmLater(String ours, Baseline other) {
    return new Ratio(
        "warm CPU later",
        figures -> figures.mean(Trial.AFTER_MORE + "warm CPU"),
        ours,
        other.title(),
        false);
  }

  private static Ratio warmAfterRestore(Baseline other) {
    return of(
        "warm CPU after a restore",
        figures -> figures.mean(Trial.AFTER_RESTORE + "warm CPU"),
        other);
  }

  private static Ratio restored(String ours, Baseline other) {
    return new Ratio(
        "restored to first", figures -> figures.median("restored"), ours, other.title(), false);
  }

  private static Ratio of(String figure, ToDoubleFunction<Figures> value, Baseline other) {
    return new Ratio(figure, value, JDBC, other.title(), false);
  }

  /** Names it in a file. */
  String name() {
    return "%s: %s ÷ %s%s".formatted(figure, ours, other, encrypted ? ", as on AWS" : "");
  }

  /** What it is, if both functions were measured. */
  OptionalDouble in(Map<Candidate, Figures> measured) {
    double ratio = of(ours, measured) / of(other, measured);
    return Double.isNaN(ratio) ? OptionalDouble.empty() : OptionalDouble.of(ratio);
  }

  private double of(String function, Map<Candidate, Figures> measured) {
    return measured.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(function))
        .filter(entry -> entry.getKey().surroundings().encrypted() == encrypted)
        .mapToDouble(entry -> value.applyAsDouble(entry.getValue()))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** A line of the file. */
  String line(double ratio) {
    return String.format(Locale.ROOT, "%.2f  %s", ratio, name());
  }
}

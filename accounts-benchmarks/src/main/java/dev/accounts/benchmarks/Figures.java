package dev.accounts.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one function, by name; of each figure the median of all rounds counts. */
final class Figures {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  void add(String figure, double value) {
    values.computeIfAbsent(figure, absent -> new ArrayList<>()).add(value);
  }

  boolean has(String figure) {
    return values.containsKey(figure);
  }

  double median(String figure) {
    double[] all =
        values.getOrDefault(figure, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
    return quantile(all, 0.5);
  }

  /** The mean of the medians of figures that begin so. */
  double mean(String beginning) {
    return values.keySet().stream()
        .filter(figure -> figure.startsWith(beginning))
        .mapToDouble(this::median)
        .average()
        .orElse(Double.NaN);
  }

  static double quantile(double[] all, double part) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[(int) (part * (sorted.length - 1))];
  }
}

package dev.accounts.benchmarks;

import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Bars for two figures of each function, as a picture for light and dark pages. */
final class BarChart {
  private static final int WIDTH = 720;
  private static final int NAMES = 210;
  private static final int BARS = 430;
  private static final int LINE = 26;

  private final Map<Candidate, Figures> measured;
  private final Formatter svg = new Formatter(Locale.ROOT);
  private int y = LINE;

  BarChart(Map<Candidate, Figures> measured) {
    this.measured = measured;
  }

  String svg() {
    int height = LINE * (measured.size() + plain() + 6);
    svg.format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img">
        <title>CPU of a warm request, and time to the first response after a restore</title>
        <style>text{fill:#57606a}rect{fill:#8c959f}.ours{fill:#0969da}</style>
        """,
        WIDTH, height);
    panel("CPU of a warm request, µs", false, figures -> figures.mean("warm CPU"));
    panel("Restored → first response, ms", false, figures -> figures.median("restored"));
    panel("The same as on AWS, ms", true, figures -> figures.median("restored"));
    return svg.format("</svg>%n").toString();
  }

  private int plain() {
    return (int)
        measured.keySet().stream()
            .filter(candidate -> !candidate.surroundings().encrypted())
            .count();
  }

  private void panel(String title, boolean encrypted, ToDoubleFunction<Figures> figure) {
    Map<Candidate, Figures> shown = new LinkedHashMap<>(measured);
    shown
        .entrySet()
        .removeIf(entry ->
            entry.getKey().surroundings().encrypted() != encrypted
                || Double.isNaN(figure.applyAsDouble(entry.getValue())));
    double most = shown.values().stream().mapToDouble(figure).max().orElse(1);
    svg.format("<text x=\"0\" y=\"%d\" font-weight=\"bold\">%s</text>%n", y - 8, title);
    shown.forEach((candidate, figures) -> {
      double value = figure.applyAsDouble(figures);
      double width = BARS * value / most;
      svg.format("<text x=\"0\" y=\"%d\">%s</text>%n", y + 14, candidate.name());
      svg.format(
          "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"18\" class=\"%s\"/>%n",
          NAMES, y, width, candidate.name().startsWith("Accounts") ? "ours" : "other");
      svg.format("<text x=\"%.0f\" y=\"%d\">%.0f</text>%n", NAMES + width + 6, y + 14, value);
      y += LINE;
    });
    y += LINE;
  }
}

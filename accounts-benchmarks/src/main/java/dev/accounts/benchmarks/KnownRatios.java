package dev.accounts.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The ratios of the run that the page shows, in a file, to which later runs are compared. */
final class KnownRatios {
  /** How much worse a ratio may be: two runs of the same code differ by less. */
  static final double MARGIN = 1.25;

  private final Path file;

  KnownRatios(Path project) {
    this.file = project.resolve("accounts-benchmarks/ratios.txt");
  }

  /** Keeps these. */
  void write(Map<Candidate, Figures> measured) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Ratio ratio : Ratio.all()) {
      ratio.in(measured).ifPresent(value -> lines.add(ratio.line(value)));
    }
    Files.write(file, lines);
  }

  /**
   * What is worse than it was, as sentences.
   *
   * @throws IllegalStateException when nothing can be compared, so that no check passes by accident
   */
  List<String> worse(Map<Candidate, Figures> measured) throws IOException {
    Map<String, Double> known = read();
    List<String> worse = new ArrayList<>();
    int compared = 0;
    for (Ratio ratio : Ratio.all()) {
      OptionalDouble now = ratio.in(measured);
      Double before = known.get(ratio.name());
      if (now.isPresent() && before != null) {
        compared++;
        if (now.getAsDouble() > before * MARGIN) {
          worse.add(
              String.format(
                  Locale.ROOT, "%s is %.2f and was %.2f", ratio.name(), now.getAsDouble(), before));
        }
      }
    }
    if (compared == 0) {
      throw new IllegalStateException("No ratio that was measured is in " + file);
    }
    return worse;
  }

  /** The ratios that could not be compared, because now or before they were not measured. */
  List<String> notCompared(Map<Candidate, Figures> measured) throws IOException {
    Map<String, Double> known = read();
    return Ratio.all().stream()
        .filter(ratio -> ratio.in(measured).isEmpty() || !known.containsKey(ratio.name()))
        .map(Ratio::name)
        .toList();
  }

  private Map<String, Double> read() throws IOException {
    Map<String, Double> known = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int end = line.indexOf(' ');
      known.put(line.substring(end).strip(), Double.parseDouble(line.substring(0, end)));
    }
    return known;
  }
}

package dev.accounts.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The functions whose names match; no other is built or unpacked. */
final class Selection {
  private final String pattern;
  private final List<Candidate> chosen = new ArrayList<>();

  Selection(String pattern) {
    this.pattern = pattern;
  }

  void addOurs(Candidates candidates, String prefix, Path zip) throws IOException {
    Surroundings surroundings = candidates.surroundings();
    add(surroundings.named(prefix + "Accounts, JDBC"), () -> candidates.overJdbc(prefix, zip));
    add(
        surroundings.named(prefix + "Accounts, Data API"),
        () -> candidates.overDataApi(prefix, zip));
  }

  void add(String fullName, Maker maker) throws IOException {
    if (fullName.matches(pattern)) {
      chosen.add(maker.make());
    }
  }

  List<Candidate> chosen() {
    return chosen;
  }

  /** Unpacks or builds a function. */
  @FunctionalInterface
  interface Maker {
    Candidate make() throws IOException;
  }
}

package dev.accounts.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** The page about the measurement, with its tables and its picture. */
final class PerformancePage {
  @SuppressWarnings("InlineFormatString") // the page stands in one piece
  private static final String TEXT =
      """
      # Performance

      The function's zip under Lambda's runtime interface client, beside simpler functions, in one run in which all of
      them take turns. This page is made by a command; please do not edit it:

      ```sh
      ./mvnw -Pbenchmarks -pl accounts-benchmarks -am
      ```

      **Compare ratios, not milliseconds.** The figures belong to the machine and to what else it did: %s, %d processors,
      JDK %s, %s; medians of %d rounds, each on one CPU with Lambda's JVM options. They stand for no time on AWS.

      ![CPU of a warm request, and time to the first response after a restore](../pictures/performance.svg)

      **Plain** leaves out what the network of AWS adds, so that the functions themselves are compared. **As on AWS**, the keys,
      the database and the Data API are reached over TLS, and the database checks a password with SCRAM.

      ## A warm request

      Plain:

      %s
      As on AWS:

      %s
      The mean of a list of 50 accounts, one account, and the creation of one, with events of about 4 KB. Accounts checks the
      token, applies its rules, keeps the history and writes a log line. The functions above it do nothing of that: an empty one, JDBC
      with JSON by hand on one connection, and JDBI with Jackson on one connection.

      ## How long it takes

      Plain:

      %s
      As on AWS:

      %s
      ## The first request

      Plain:

      %s
      As on AWS:

      %s
      *Cold* is a start without a snapshot, up to the first response. *Restored* is a function whose process waited where
      Lambda takes the snapshot, with its priming done ([decision 28](../decisions/0028-the-priming-has-a-server-of-its-own.md));
      Lambda's own restore is not in it. The first request is a list; then come other requests, each of which is the first of its
      kind. The simpler functions have no priming.

      ## Options

      | option | for |
      |---|---|
      | `-Drounds=3` | fewer rounds |
      | `-Dfunctions='bare.*\\|Accounts, JDBC'` | only functions whose names match; those as on AWS end with `, as on AWS` |
      | `-Dbefore=FILE` | the zip of another build, measured beside this one |

      With `-Dfunctions` or `-Dbefore` the tables are only printed. The command needs Linux, for `taskset` and `/proc`.
      """;

  private PerformancePage() {}

  static void write(Path project, Map<Candidate, Figures> measured, int rounds) throws IOException {
    FigureTables tables = new FigureTables(measured);
    Files.writeString(
        project.resolve("docs/explanation/performance.md"),
        TEXT.formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            LocalDate.now(ZoneOffset.UTC),
            rounds,
            tables.steady(false),
            tables.steady(true),
            tables.times(false),
            tables.times(true),
            tables.first(false),
            tables.first(true)));
    Files.writeString(
        project.resolve("docs/pictures/performance.svg"), new BarChart(measured).svg());
  }

  private static String processor() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}

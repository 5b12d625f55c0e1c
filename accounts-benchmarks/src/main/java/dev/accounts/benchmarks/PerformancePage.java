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

      The function's zip under Lambda's runtime interface client, beside other functions, in one run in which all of them
      take turns. This page is made by a command; please do not edit it:

      ```sh
      ./mvnw -Pbenchmarks -pl accounts-benchmarks -am
      ```

      [A warm request](#a-warm-request) · [What each function does](#what-each-function-does) ·
      [How long it takes](#how-long-it-takes) · [The first request](#the-first-request) ·
      [Whether it got slower](#whether-it-got-slower) · [The parts of a request](#the-parts-of-a-request) ·
      [Many writers](#many-writers) · [Options](#options)

      **Compare ratios, not milliseconds.** The figures belong to the machine and to what else it did: %s, %d processors,
      JDK %s, %s; medians (rounds: %d), each on one CPU, with the JVM options that Lambda gives a function that starts so. Accounts
      has more: code is compiled sooner ([decision 40](../decisions/0040-code-is-compiled-after-half-as-many-calls.md),
      [decision 43](../decisions/0043-code-does-not-wait-for-the-queue.md)), native memory that is free goes back to the system
      ([decision 42](../decisions/0042-what-the-compiler-frees-goes-back.md)), the formats of languages are not loaded, and over the Data API
      less code is copied into its callers. The figures stand for no time on AWS.

      ![CPU of a warm request, and time to the first response after a restore](../pictures/performance.svg)

      **Plain** leaves out what the network of AWS adds, so that the functions themselves are compared. **As on AWS**, the keys,
      the database and the Data API are reached over TLS, and the database checks a password with SCRAM. Not measured are the fetch of
      the function's own credentials, and the tokens of IAM that stand for passwords.

      ## A warm request

      Plain:

      %s
      As on AWS:

      %s
      The mean of a list of 50 accounts, one account, and the creation of one, with events of about 4 KB. The data are
      1,000 accounts. Each has 500 requests after 300 to get warm; the CPU is that of all threads, the JVM's compilers included.
      *Later* is the mean of 500 more, after 2,000 of each; only the plain ones go on for so long.

      ### After a restore

      The same in a process that waited for its snapshot and was restored. With SnapStart, Lambda leaves the second compiler on;
      Accounts turns it off: [decision 36](../decisions/0036-the-function-is-compiled-once.md).

      Plain:

      %s
      As on AWS:

      %s
      ## What each function does

      | function | checks the token | what it is |
      |---|---|---|
      | empty handler | no | returns a constant |
      | bare JDBC | no | the driver on one connection, JSON by hand |
      | Jackson and JDBI by hand | no | JDBI on one connection, Jackson's parser and generator |
      | SDK alone, Data API | no | the SDK's client sends the statements that Accounts sends and passes the rows on unread |
      | Node.js and pg | yes | `pg` on one connection, `jose`; JavaScript, so there are no snapshots; a runtime loop of ours instead of the client of AWS, which needs native code |
      | Quarkus | yes | REST endpoints with `quarkus-amazon-lambda-rest`, SmallRye JWT, a pool of one connection |
      | Spring Boot | yes | a plain handler that starts Spring Boot, without its web part: `JdbcTemplate`, `NimbusJwtDecoder`, a pool of one connection |
      | Accounts | yes | the zip that is deployed |

      Only Accounts applies rules, keeps a history, separates tenants in the database, retries, and writes a log line for each request.
      The others read and write one plain table with the same rows, except for the SDK alone. None of them has a priming of its
      own. The builds of Node.js, Quarkus and Spring Boot are in `accounts-benchmarks/baselines`; this command runs them, and no other does.

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
      Lambda's own restore is not in it. The first request is a list, for which keys are fetched; then come other requests, each of which is the first of its
      kind. Beside the time of each is the function's own CPU in it, in ms. The rest is the time of the database and of the stand-in for the Data API, for
      which such a request is rare, too; it differs much from run to run. Before a restore, Accounts turns the second compiler off, and the others have
      what Lambda gives a function by itself; with the same variable, they would need about half to three quarters of this CPU. The tree has 500
      accounts; beside its first is how many times as long it took as one of the same process, warm.

      ## Whether it got slower

      This compares the ratios with those of the run that this page shows, in `accounts-benchmarks/ratios.txt`, and fails when one
      is more than %d %% above it. It is for the nights and for a change of what every request does; a build does not run it, because a
      busy machine would fail it.

      ```sh
      ./mvnw -Pbenchmarks -pl accounts-benchmarks -am -Dcheck=true -Drounds=3
      ```

      ## The parts of a request

      This measures the parts of a request by themselves with JMH: an event, a token, and fifty rows to JSON.

      ```sh
      ./mvnw -Pbenchmarks -pl accounts-benchmarks -am -Dprogram=dev.accounts.benchmarks.InnerBenchmarks -Drounds=1
      ```

      ## Many writers

      This prints how many writes a second eight clients make in one tenant, creations alone and with 10 %% moves, in turns:

      ```sh
      ./mvnw -Pbenchmarks -pl accounts-benchmarks -am -Dprogram=dev.accounts.benchmarks.writers.ConcurrentWriters -Drounds=3
      ```

      ## Options

      | option | for |
      |---|---|
      | `-Drounds=3` | another number of rounds than seven |
      | `-Dfunctions='bare.*\\|Accounts, JDBC'` | only functions whose names match; those as on AWS end with `, as on AWS` |
      | `-Dbefore=FILE` | the zip of another build, measured beside this one |
      | `-Dcheck=true` | the ratios compared instead of the page written |

      With `-Dfunctions` or `-Dbefore` the tables are only printed. The command needs Linux, for `taskset` and `/proc`, and npm for
      the function of Node.js.
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
            tables.restored(false),
            tables.restored(true),
            tables.times(false),
            tables.times(true),
            tables.first(false),
            tables.first(true),
            Math.round((KnownRatios.MARGIN - 1) * 100)));
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

package dev.accounts.benchmarks;

import com.nimbusds.jose.JOSEException;
import dev.accounts.domain.AccountId;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the API's function and simpler ones in turn, so that whatever else this machine does
 * meets all of them, and writes the page about it.
 */
final class Benchmark {
  private static final String EVERYTHING = ".*";

  private Benchmark() {}

  /**
   * Arguments: directory of the project, rounds, pattern of names, zip of another build or empty,
   * whether the ratios are compared with the known ones instead of being written.
   */
  @SuppressWarnings("SystemOut") // its result
  public static void main(String[] args)
      throws IOException, JOSEException, GeneralSecurityException, SQLException {
    Path project = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    TestDatabase database = TestPostgres.newDatabase();
    AccountId account = SampleAccounts.load(database);
    List<SampleRequest> common = SampleRequest.common(account.toString());
    Map<Candidate, Figures> measured = new LinkedHashMap<>();
    try (Surroundings plain = Surroundings.plain(database);
        Surroundings aws = Surroundings.asOnAws(database)) {
      Selection selection = new Selection(args[2]);
      Path calls = RecordedCalls.of(plain, account);
      BuiltFunctions built = new BuiltFunctions(project);
      for (Surroundings surroundings : List.of(plain, aws)) {
        Candidates candidates = new Candidates(surroundings, account, calls, built);
        for (Baseline baseline : Baseline.values()) {
          if (!(surroundings.encrypted() && baseline.isIndifferent())) {
            selection.add(surroundings.named(baseline.title()), () -> candidates.of(baseline));
          }
        }
        if (!args[3].isEmpty()) {
          selection.addOurs(candidates, "before: ", Path.of(args[3]));
        }
        Path zip = project.resolve("accounts-lambda/target/accounts-lambda.zip");
        selection.addOurs(candidates, "", zip);
      }
      selection.chosen().forEach(candidate -> measured.put(candidate, new Figures()));
      for (int round = 1; round <= rounds; round++) {
        for (Map.Entry<Candidate, Figures> entry : measured.entrySet()) {
          Trial trial = new Trial(entry.getKey(), common, entry.getValue());
          trial.coldAndWarm();
          if (entry.getKey().hasSnapshots()) {
            trial.restored();
          }
          System.out.printf("Round %d of %d: %s%n", round, rounds, entry.getKey().fullName());
        }
      }
    }
    FigureTables tables = new FigureTables(measured);
    for (boolean encrypted : tables.shapes()) {
      System.out.println(encrypted ? "As on AWS\n" : "Plain\n");
      System.out.println(tables.steady(encrypted));
      System.out.println(tables.restored(encrypted));
      System.out.println(tables.times(encrypted));
      System.out.println(tables.first(encrypted));
    }
    KnownRatios known = new KnownRatios(project);
    if (Boolean.parseBoolean(args[4])) {
      known.notCompared(measured).forEach(ratio -> System.out.println("Not compared: " + ratio));
      List<String> worse = known.worse(measured);
      if (!worse.isEmpty()) {
        throw new IllegalStateException("Slower than before: " + String.join("; ", worse));
      }
      System.out.println("No ratio that was compared is worse by more than the margin");
    } else if (args[2].equals(EVERYTHING) && args[3].isEmpty()) {
      PerformancePage.write(project, measured, rounds);
      known.write(measured);
    }
  }
}

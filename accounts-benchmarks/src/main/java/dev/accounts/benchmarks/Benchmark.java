package dev.accounts.benchmarks;

import com.nimbusds.jose.JOSEException;
import dev.accounts.domain.AccountId;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the API's function and simpler ones in turn, so that whatever else this machine does
 * meets all of them, and writes the page about it.
 */
final class Benchmark {
  private static final String EVERYTHING = ".*";

  private Benchmark() {}

  /**
   * Arguments: directory of the project, rounds, pattern of names, zip of another build or empty.
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
      Optional<Path> before = Optional.of(args[3]).filter(zip -> !zip.isEmpty()).map(Path::of);
      Path zip = project.resolve("accounts-lambda/target/accounts-lambda.zip");
      List<Candidate> all = new ArrayList<>();
      for (Surroundings surroundings : List.of(plain, aws)) {
        Candidates candidates = new Candidates(surroundings, account);
        if (!surroundings.encrypted()) {
          all.add(candidates.empty());
        }
        all.addAll(candidates.baselines());
        if (before.isPresent()) {
          all.addAll(candidates.ours("before: ", before.get()));
        }
        all.addAll(candidates.ours("", zip));
      }
      all.removeIf(candidate -> !candidate.fullName().matches(args[2]));
      all.forEach(candidate -> measured.put(candidate, new Figures()));
      for (int round = 1; round <= rounds; round++) {
        for (Map.Entry<Candidate, Figures> entry : measured.entrySet()) {
          Trial trial = new Trial(entry.getKey(), common, entry.getValue());
          trial.coldAndWarm();
          trial.restored();
        }
        System.out.println("Round " + round + " of " + rounds);
      }
    }
    FigureTables tables = new FigureTables(measured);
    for (boolean encrypted : List.of(false, true)) {
      System.out.println(encrypted ? "As on AWS\n" : "Plain\n");
      System.out.println(tables.steady(encrypted));
      System.out.println(tables.times(encrypted));
      System.out.println(tables.first(encrypted));
    }
    if (args[2].equals(EVERYTHING) && args[3].isEmpty()) {
      PerformancePage.write(project, measured, rounds);
    }
  }
}

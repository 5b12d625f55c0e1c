package dev.accounts.benchmarks;

import com.nimbusds.jose.JOSEException;
import dev.accounts.domain.AccountId;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
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
   * Arguments: directory of the project, rounds, pattern of names, zip of another build or empty.
   */
  @SuppressWarnings("SystemOut") // its result
  public static void main(String[] args) throws IOException, JOSEException, SQLException {
    Path project = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    TestDatabase database = TestPostgres.newDatabase();
    AccountId account = SampleAccounts.load(database);
    Map<Candidate, Figures> measured = new LinkedHashMap<>();
    try (TokenIssuer issuer = new TokenIssuer();
        DataApiStandIn cluster = DataApiStandIn.start(database.to(DataApiCluster::of))) {
      Candidates candidates =
          new Candidates(database, issuer, cluster.endpoint().toString(), account);
      List<Candidate> all = new ArrayList<>(candidates.baselines());
      if (!args[3].isEmpty()) {
        all.addAll(candidates.ours("before: ", Path.of(args[3])));
      }
      all.addAll(
          candidates.ours("", project.resolve("accounts-lambda/target/accounts-lambda.zip")));
      all.removeIf(candidate -> !candidate.name().matches(args[2]));
      all.forEach(candidate -> measured.put(candidate, new Figures()));
      List<SampleRequest> common = SampleRequest.common(account.toString());
      for (int round = 1; round <= rounds; round++) {
        for (Map.Entry<Candidate, Figures> entry : measured.entrySet()) {
          Trial trial = new Trial(entry.getKey(), common, issuer.token(), entry.getValue());
          trial.coldAndWarm();
          trial.restored();
        }
        System.out.println("Round " + round + " of " + rounds);
      }
    }
    FigureTables tables = new FigureTables(measured);
    System.out.println(tables.steady() + "\n" + tables.first());
    if (args[2].equals(EVERYTHING) && args[3].isEmpty()) {
      PerformancePage.write(project, measured, rounds);
    }
  }
}

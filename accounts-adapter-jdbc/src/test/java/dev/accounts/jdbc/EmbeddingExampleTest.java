package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Transition;
import dev.accounts.sql.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The example of the README compiles, runs and is what the README shows. */
class EmbeddingExampleTest {

  @Test
  void theExampleRuns() {
    DataSource dataSource = TestPostgres.newDatabase().asOwner();
    // tag::example
    new JdbcSchema(dataSource).migrate();
    Accounts accounts = new Accounts(JdbcAccountRepository.over(dataSource), Clock.systemUTC());
    Caller ada = Caller.of("acme", "ada");

    Account assets = accounts.open(ada, NewAccount.domestic("EUR", Details.named("Assets")));
    Details details = Details.named("Cash").under(assets.id()).numbered("1000");
    Account cash = accounts.open(ada, NewAccount.domestic("EUR", details));

    Transition freeze = new Transition(Transition.Action.FREEZE, "under review");
    Account frozen = accounts.change(ada, cash.id(), cash.version(), freeze);
    // end::example
    assertThat(frozen.status()).isEqualTo(AccountStatus.FROZEN);
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    Path source = Path.of("src/test/java/dev/accounts/jdbc/EmbeddingExampleTest.java");
    String example =
        Files.readAllLines(source).stream()
            .dropWhile(line -> !line.contains("// tag::" + "example"))
            .skip(1)
            .takeWhile(line -> !line.contains("// end::" + "example"))
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    assertThat(example).isNotBlank();
    assertThat(Files.readString(Path.of("..", "README.md"))).contains(example);
  }
}

package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Transition;
import dev.accounts.sql.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the README and of the guide compile, run and are what these show. */
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
  void theTransactionIsOne() throws SQLException {
    DataSource dataSource = TestPostgres.newDatabase().asOwner();
    new JdbcSchema(dataSource).migrate();
    Jdbi database = Jdbi.create(dataSource);
    database.useHandle(it -> it.execute("CREATE TABLE shop_order (account_id uuid NOT NULL)"));
    Caller ada = Caller.of("acme", "ada");
    // tag::transaction
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Accounts inside =
          new Accounts(JdbcAccountRepository.joining(() -> connection), Clock.systemUTC());
      Account order = inside.open(ada, NewAccount.domestic("EUR", Details.named("Order 7")));
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO shop_order (account_id) VALUES (?)")) {
        insert.setObject(1, order.id().value());
        insert.executeUpdate();
      }
      connection.commit();
    }
    // end::transaction
    UUID ordered =
        database.withHandle(
            it -> it.select("SELECT account_id FROM shop_order").mapTo(UUID.class).one());
    Accounts after = new Accounts(JdbcAccountRepository.over(dataSource), Clock.systemUTC());
    assertThat(after.get(ada, new AccountId(ordered)).details().name()).isEqualTo("Order 7");
  }

  @ParameterizedTest
  @CsvSource({
    "example, README.md",
    "example, docs/how-to/embed-without-spring.md",
    "transaction, docs/how-to/embed-without-spring.md"
  })
  void thePageShowsIt(String tag, String page) throws IOException {
    Path source = Path.of("src/test/java/dev/accounts/jdbc/EmbeddingExampleTest.java");
    String example =
        words(
            Files.readAllLines(source).stream()
                .dropWhile(line -> !line.contains("// tag::" + tag))
                .skip(1)
                .takeWhile(line -> !line.contains("// end::" + tag))
                .collect(Collectors.joining("\n")));
    assertThat(example).isNotBlank();
    assertThat(words(Files.readString(Path.of("..", page)))).contains(example);
  }

  /** Without the lines and indentation, which the page's width decides. */
  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

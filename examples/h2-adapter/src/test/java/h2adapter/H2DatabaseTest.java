package h2adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.RepositoryException.Cause;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.testkit.fixture.TestTenant;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the contract does not know of: this database's file and its locks. */
class H2DatabaseTest {
  private static final NewAccount WANTED = NewAccount.domestic("EUR", Details.named("wanted"));

  private final JdbcDataSource file = new JdbcDataSource();
  private final TestTenant tenant;

  H2DatabaseTest(@TempDir Path directory) {
    file.setURL("jdbc:h2:" + directory.resolve("accounts") + ";LOCK_TIMEOUT=600000");
    tenant = new TestTenant(TestDatabase.on(file));
  }

  /** The last connection that is closed closes the database. */
  @Test
  void accountsAreKeptInTheFile() {
    Account account = tenant.open("kept");
    assertThat(tenant.find(account.id())).contains(account);
    TestDatabase.on(file);
    assertThat(tenant.rename(account, "renamed")).isEqualTo(tenant.stored(account));
    assertThat(tenant.history(account)).hasSize(2);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aWriterWaitsForAnotherNoLongerThanItsCaller() throws Exception {
    tenant.open("first");
    try (Connection other = file.getConnection()) {
      other.setAutoCommit(false);
      new Session(other).all("SELECT name FROM tenant FOR UPDATE", row -> row.getString(1));
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(
              () -> tenant.accounts().open(tenant.caller().waiting(Duration.ofMillis(50)), WANTED))
          .returns(Cause.UNAVAILABLE, RepositoryException::reason)
          .returns(Applied.NO, RepositoryException::applied);
      other.rollback();
    }
    assertThat(tenant.accounts().open(tenant.caller(), WANTED).name()).isEqualTo("wanted");
  }
}

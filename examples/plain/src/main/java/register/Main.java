package register;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.jdbc.JdbcSchema;
import java.time.Clock;
import org.postgresql.ds.PGSimpleDataSource;

final class Main {
  private Main() {}

  /** Opens an account in the database whose JDBC URL is given. */
  public static void main(String[] args) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    new JdbcSchema(database).migrate();
    Accounts accounts = new Accounts(JdbcAccountRepository.over(database), Clock.systemUTC());

    Caller ada = Caller.of("acme", "ada");
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("Cash").numbered("1000"));
    Account cash = accounts.open(ada, wanted);
    System.out.println(accounts.get(ada, cash.id()).name() + " is " + cash.status());
  }
}

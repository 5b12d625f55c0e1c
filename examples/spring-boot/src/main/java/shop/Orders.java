package shop;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Orders {
  private final Accounts accounts;
  private final JdbcClient database;

  Orders(Accounts accounts, JdbcClient database) {
    this.accounts = accounts;
    this.database = database;
  }

  /** The order and its account are there together, or neither is. */
  @Transactional
  public Account place(Caller buyer, String item, int quantity) {
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("Order of " + item));
    Account account = accounts.open(buyer, wanted);
    database
        .sql("INSERT INTO shop_order (item, quantity, account_id) VALUES (?, ?, ?)")
        .params(item, quantity, account.id().value())
        .update();
    return account;
  }
}

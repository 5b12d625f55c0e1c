package gym;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Desk {
  private final Accounts accounts;
  private final Memberships memberships;

  Desk(Accounts accounts, Memberships memberships) {
    this.accounts = accounts;
    this.memberships = memberships;
  }

  /**
   * JPA writes the membership when the transaction ends, and the account is in that transaction.
   */
  @Transactional
  public Account sell(Caller seller, String member, int months) {
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("Membership of " + member));
    Account account = accounts.open(seller, wanted);
    memberships.save(new Membership(member, months, account));
    return account;
  }
}

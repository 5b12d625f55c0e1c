package gym;

import dev.accounts.domain.Account;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
class Membership {
  @Id private UUID id;
  private String member;
  private int months;
  private UUID accountId;

  /** For JPA. */
  protected Membership() {}

  Membership(String member, int months, Account account) {
    this.id = UUID.randomUUID();
    this.member = member;
    this.months = months;
    this.accountId = account.id().value();
  }

  String member() {
    return member;
  }
}

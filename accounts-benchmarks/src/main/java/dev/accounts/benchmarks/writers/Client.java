package dev.accounts.benchmarks.writers;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Creates accounts in the groups of its own two roots, and moves its groups, with all that is in
 * them, or single accounts between them. Only the client changes what is its own, so no version is
 * ever in conflict; the tenant is shared.
 */
final class Client {
  private static final int GROUPS = 20;

  private final Accounts accounts;
  private final Caller caller;
  private final int percentOfMoves;
  private final Random random;
  private final List<AccountId> roots = new ArrayList<>();
  private final List<Account> groups = new ArrayList<>();
  private final List<Account> leaves = new ArrayList<>();

  Client(Accounts accounts, String tenant, int number, int percentOfMoves) {
    this.accounts = accounts;
    this.caller = Caller.of(tenant, "client-" + number).waiting(Duration.ofMinutes(1));
    this.percentOfMoves = percentOfMoves;
    this.random = new Random(number);
    roots.add(open(Details.named("Assets")).id());
    roots.add(open(Details.named("Liabilities")).id());
    for (int i = 0; i < GROUPS; i++) {
      groups.add(open(Details.named("Group " + i).under(roots.get(i % 2))));
    }
  }

  void write(int times) {
    for (int i = 0; i < times; i++) {
      if (random.nextInt(100) >= percentOfMoves) {
        leaves.add(open(Details.named("Trade receivables " + i).under(any(groups).id())));
      } else if (leaves.isEmpty() || random.nextBoolean()) {
        move(groups, roots);
      } else {
        move(leaves, groups.stream().map(Account::id).toList());
      }
    }
  }

  /** To another place than its own, as a move to where it is would write nothing. */
  private void move(List<Account> from, List<AccountId> places) {
    int chosen = random.nextInt(from.size());
    Account account = from.get(chosen);
    AccountId parent =
        any(
            places.stream()
                .filter(place -> account.parentId().filter(place::equals).isEmpty())
                .toList());
    from.set(
        chosen,
        accounts.change(caller, account.id(), account.version(), Edit.NOTHING.moveUnder(parent)));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Account open(Details details) {
    return accounts.open(caller, NewAccount.domestic("EUR", details));
  }
}

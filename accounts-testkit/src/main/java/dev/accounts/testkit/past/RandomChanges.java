package dev.accounts.testkit.past;

import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.Change;
import dev.accounts.domain.Deletion;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.chart.Chart;
import dev.accounts.domain.chart.ChartRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Changes that the rules allow, each as likely as a register has them. */
final class RandomChanges {
  private static final List<String> WORDS =
      List.of("Cash", "Großkunden", "ÉTÉ", "été", "Ärger", "Zebra", "Ωμέγα ΣΣ", "a:b", "Straße");

  private final Random random;
  private final Chart chart = new Chart();
  private final ChartRules rules = new ChartRules(chart);
  private final List<AccountId> ids = new ArrayList<>();
  private int numbers;

  RandomChanges(Random random) {
    this.random = random;
  }

  boolean isOpening() {
    return ids.size() < 5 || random.nextInt(25) == 0;
  }

  Account any() {
    return chart.find(ids.get(random.nextInt(ids.size()))).orElseThrow();
  }

  void put(Account account) {
    if (chart.find(account.id()).isEmpty()) {
      ids.add(account.id());
    }
    chart.put(account);
  }

  void remove(Account account) {
    ids.remove(account.id());
    chart.remove(account.id());
  }

  NewAccount wanted() {
    Details named = Details.named(word());
    Details numbered = random.nextInt(3) > 0 ? named.numbered(number()) : named;
    Details details = numbered.with(Metadata.of(Map.of("key", word())));
    return NewAccount.domestic("EUR", parent().map(details::under).orElse(details));
  }

  private Optional<AccountId> parent() {
    Optional<Account> wanted = ids.isEmpty() ? Optional.empty() : Optional.of(any());
    return wanted
        .filter(account -> account.status() == AccountStatus.OPEN)
        .filter(account -> chart.depthOf(account) < Account.MAX_DEPTH - 1)
        .map(Account::id);
  }

  /** Some change of this account, if the rules allow the one that comes to mind. */
  Optional<Change> of(Account account) {
    Change change =
        switch (random.nextInt(9)) {
          case 0, 1 -> Edit.NOTHING.rename(word());
          case 2 -> Edit.NOTHING.renumber(number());
          case 3 -> Edit.NOTHING.moveUnder(any().id());
          case 4 -> Edit.NOTHING.moveToRoot();
          case 5 -> transition(Transition.Action.FREEZE, Transition.Action.UNFREEZE, account);
          case 6, 7 -> transition(Transition.Action.CLOSE, Transition.Action.REOPEN, account);
          default -> new Deletion();
        };
    try {
      rules.checkChange(change, account, account.after(change, account.updated()));
      return Optional.of(change);
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  private static Change transition(Transition.Action one, Transition.Action back, Account account) {
    Transition.Action action = account.status() == AccountStatus.OPEN ? one : back;
    return new Transition(action, "because of " + action);
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(100);
  }

  private String number() {
    numbers++;
    return (random.nextBoolean() ? "" : random.nextInt(9) + ".") + numbers;
  }
}

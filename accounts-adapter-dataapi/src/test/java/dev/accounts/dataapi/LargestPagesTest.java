package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.Position;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Version;
import dev.accounts.testkit.fixture.AtOnce;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Accounts of the largest legal size come through in pages that fit. */
class LargestPagesTest {
  private static final Service SERVICE = new Service();
  private static final int ACCOUNTS = 120;
  private static final int WRITERS = 4;
  private static final String FACE = "\ud83d\ude00";

  @AfterAll
  static void close() {
    SERVICE.close();
  }

  @Test
  void theLargestAccountsAreListedToTheEndOverSeveralPages() {
    TestTenant tenant = SERVICE.tenant();
    assertThat(
            AtOnce.run(
                WRITERS,
                writer ->
                    () -> {
                      for (int i = writer; i < ACCOUNTS; i += WRITERS) {
                        tenant.open(largest(FACE, i));
                      }
                      return writer;
                    }))
        .allSatisfy(ending -> assertThat(ending.failure()).isEmpty());
    List<Account> all = tenant.all(AccountFilter.ALL, 100);
    assertThat(all).hasSize(ACCOUNTS);
    assertThat(all.stream().map(Account::id).distinct()).hasSize(ACCOUNTS);
    assertThat(all)
        .extracting(account -> Position.of(account, Sort.CHART.by()))
        .isSortedAccordingTo(Sort.CHART.comparator());
  }

  /** Quotes are four characters in the service's response, JSON in JSON: twice what was counted. */
  @Test
  void aPageThatTurnsOutTooLargeIsReadInSmallerParts() {
    TestTenant tenant = SERVICE.tenant();
    for (int i = 0; i < 100; i++) {
      tenant.open(largest("\"", i));
    }
    assertThat(tenant.all(AccountFilter.ALL, 100)).hasSize(100);
  }

  @Test
  void aHistoryOfTheLargestAccountsIsReadToTheEnd() {
    TestTenant tenant = SERVICE.tenant();
    Account account = tenant.open(largest(FACE, 0));
    for (int i = 1; i < 120; i++) {
      account = tenant.change(account, Edit.replacingWith(largest(FACE, i)));
    }
    account = tenant.change(account, new Transition(Transition.Action.FREEZE, FACE.repeat(500)));
    List<Version> versions = new ArrayList<>();
    var page = PageRequest.<Version>first(100);
    while (true) {
      var events = tenant.accounts().history(tenant.caller(), account.id(), page);
      events.items().forEach(event -> versions.add(event.version()));
      assertThat(events.items()).allMatch(e -> e.before().isPresent() == e.version().value() > 1);
      if (!events.hasMore()) {
        break;
      }
      page = PageRequest.after(versions.getLast(), 100);
    }
    assertThat(versions).hasSize(121).isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static Details largest(String character, int number) {
    String suffix = String.valueOf(number);
    return Details.named(fill(character, "", Details.MAX_NAME))
        .numbered(fill(character, suffix, Details.MAX_NUMBER))
        .referencedAs(fill(character, suffix, Details.MAX_REFERENCE))
        .with(metadata(character));
  }

  private static String fill(String character, String suffix, int length) {
    return character.repeat(length - suffix.length()) + suffix;
  }

  /** As near to the limit in all as whole entries go. */
  private static Metadata metadata(String character) {
    TreeMap<String, String> entries = new TreeMap<>();
    for (int i = 10; i < 100; i++) {
      TreeMap<String, String> more = new TreeMap<>(entries);
      more.put(i + character.repeat(20), character.repeat(60));
      try {
        entries = new TreeMap<>(Metadata.of(more).entries());
      } catch (dev.accounts.domain.Refusal.Invalid full) {
        return Metadata.of(entries);
      }
    }
    return Metadata.of(entries);
  }
}

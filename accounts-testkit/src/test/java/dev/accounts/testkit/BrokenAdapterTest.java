package dev.accounts.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.ListQuery;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.Page;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.UniqueKey;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import java.text.Collator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** An adapter that breaks one promise fails the test whose name says which. */
class BrokenAdapterTest {

  @Test
  void keysThatAreCheckedBeforeThePlaceAreNoticed() {
    assertNoticed(KeysFirst.class, "aPlaceThatCannotBeIsRefusedBeforeAKeyThatIsTaken");
  }

  static class KeysFirst extends Tested {
    KeysFirst() {
      super(
          new ForwardingRepository() {
            @Override
            public Account create(Caller caller, Creation creation) {
              creation
                  .account()
                  .details()
                  .accountNumber()
                  .map(number -> AccountFilter.where().accountNumber(number).build())
                  .map(ListQuery::of)
                  .filter(query -> !whole.list(caller, query).items().isEmpty())
                  .ifPresent(taken -> {
                    throw new Refusal.Taken(UniqueKey.ACCOUNT_NUMBER, Optional.empty());
                  });
              return whole.create(caller, creation);
            }
          });
    }
  }

  @Test
  void deadlinesThatAreNotLookedAtAreNoticed() {
    assertNoticed(NoDeadline.class, "aCallPastItsDeadlineIsNotMade");
  }

  static class NoDeadline extends Tested {
    NoDeadline() {
      super(
          new ForwardingRepository() {
            @Override
            public Account change(Caller caller, Operation operation) {
              return whole.change(caller.waiting(Duration.ofMinutes(1)), operation);
            }
          });
    }
  }

  @Test
  void writersThatDoNotExcludeEachOtherAreNoticed() {
    assertNoticed(NoLock.class, "ofSixteenWritersWithOneVersionExactlyOneSucceeds");
  }

  /** The version is checked by two writers before one of them writes. */
  static class NoLock extends Tested {
    NoLock() {
      super(
          new ForwardingRepository() {
            private final CountDownLatch checked = new CountDownLatch(2);

            @Override
            public Account change(Caller caller, Operation operation) {
              Version seen = version(caller, operation.accountId());
              if (!seen.equals(operation.expectedVersion())) {
                throw Refusal.ofVersion(operation.expectedVersion(), seen);
              }
              checked.countDown();
              try {
                checked.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return write(caller, operation);
            }

            private synchronized Account write(Caller caller, Operation operation) {
              return whole.change(
                  caller,
                  new Operation(
                      operation.id(),
                      operation.accountId(),
                      version(caller, operation.accountId()),
                      operation.change(),
                      operation.stamp(),
                      operation.idempotencyKey()));
            }

            private Version version(Caller caller, AccountId id) {
              return whole.find(caller, id, AsOf.NOW).orElseThrow().version();
            }
          });
    }
  }

  @Test
  void aFilterWithoutTheTenantIsNoticed() {
    assertNoticed(NoTenant.class, "noFilterSeesAnotherTenantsAccount");
  }

  /** Metadata are looked up in all tenants. */
  static class NoTenant extends Tested {
    NoTenant() {
      super(
          new ForwardingRepository() {
            private final ConcurrentHashMap<Object, Caller> callers = new ConcurrentHashMap<>();

            @Override
            public Page<Account> list(Caller caller, ListQuery query) {
              callers.put(caller.tenant(), caller);
              if (query.filter().metadata().isEmpty()) {
                return whole.list(caller, query);
              }
              List<Account> all = new ArrayList<>();
              callers.values().forEach(each -> all.addAll(whole.list(each, query).items()));
              return new Page<>(all, false);
            }
          });
    }
  }

  @Test
  void aPrefixThatIsComparedByACollationIsNoticed() {
    assertNoticed(Collation.class, "aNamePrefixIsComparedByLettersAndNotByACollation");
  }

  static class Collation extends Tested {
    Collation() {
      super(
          new ForwardingRepository() {
            private final Collator collator = Collator.getInstance(Locale.ROOT);

            @Override
            public Page<Account> list(Caller caller, ListQuery query) {
              Optional<String> prefix = query.filter().namePrefix();
              if (prefix.isEmpty()) {
                return whole.list(caller, query);
              }
              List<Account> found =
                  whole.list(caller, ListQuery.of(AccountFilter.ALL)).items().stream()
                      .filter(account -> collator.compare(account.name(), prefix.get()) >= 0)
                      .filter(
                          account -> collator.compare(account.name(), prefix.get() + "\uFFFF") < 0)
                      .toList();
              return new Page<>(found, false);
            }
          });
    }
  }

  static class Whole extends Tested {
    Whole() {
      super(new ForwardingRepository());
    }
  }

  /** The contract for one adapter, which is the same throughout a test. */
  private abstract static class Tested implements AccountRepositoryContract {
    private final AccountRepository repository;

    Tested(AccountRepository repository) {
      this.repository = repository;
    }

    @Override
    public AccountRepository repository() {
      return repository;
    }
  }

  /** The adapter fails the test, which one without its fault passes. */
  private static void assertNoticed(Class<?> adapter, String test) {
    run(Whole.class, test).assertStatistics(it -> it.succeeded(1).failed(0));
    run(adapter, test).assertStatistics(it -> it.succeeded(0).failed(1));
  }

  private static Events run(Class<?> contract, String test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(contract, test))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
        .execute()
        .testEvents();
  }
}

package dev.accounts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
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

/** An adapter that breaks one promise fails the test whose name says which. */
class BrokenAdapterTest {

  @Test
  void keysThatAreCheckedBeforeThePlaceAreNoticed() {
    assertNoticed(KeysFirst.class, "aPlaceThatCannotBeIsRefusedBeforeAKeyThatIsTaken");
  }

  static class KeysFirst implements AccountRepositoryContract {
    @Override
    public AccountRepository repository() {
      return new ForwardingRepository() {
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
      };
    }
  }

  @Test
  void deadlinesThatAreNotLookedAtAreNoticed() {
    assertNoticed(NoDeadline.class, "aCallPastItsDeadlineIsNotMade");
  }

  static class NoDeadline implements AccountRepositoryContract {
    @Override
    public AccountRepository repository() {
      return new ForwardingRepository() {
        @Override
        public Account change(Caller caller, Operation operation) {
          return whole.change(caller.waiting(Duration.ofMinutes(1)), operation);
        }
      };
    }
  }

  @Test
  void writersThatDoNotExcludeEachOtherAreNoticed() {
    assertNoticed(NoLock.class, "ofSixteenWritersWithOneVersionExactlyOneSucceeds");
  }

  /** The version is checked by two writers before one of them writes. */
  static class NoLock implements AccountRepositoryContract {
    @Override
    public AccountRepository repository() {
      CountDownLatch checked = new CountDownLatch(2);
      return new ForwardingRepository() {
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
      };
    }
  }

  @Test
  void aFilterWithoutTheTenantIsNoticed() {
    assertNoticed(NoTenant.class, "noFilterSeesAnotherTenantsAccount");
  }

  /** Metadata are looked up in all tenants. */
  static class NoTenant implements AccountRepositoryContract {
    private final AccountRepository repository =
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
        };

    @Override
    public AccountRepository repository() {
      return repository;
    }
  }

  @Test
  void aPrefixThatIsComparedByACollationIsNoticed() {
    assertNoticed(Collation.class, "aNamePrefixIsComparedByLettersAndNotByACollation");
  }

  static class Collation implements AccountRepositoryContract {
    @Override
    public AccountRepository repository() {
      Collator collator = Collator.getInstance(Locale.ROOT);
      return new ForwardingRepository() {
        @Override
        public Page<Account> list(Caller caller, ListQuery query) {
          Optional<String> prefix = query.filter().namePrefix();
          if (prefix.isEmpty()) {
            return whole.list(caller, query);
          }
          List<Account> found =
              whole.list(caller, ListQuery.of(AccountFilter.ALL)).items().stream()
                  .filter(account -> collator.compare(account.name(), prefix.get()) >= 0)
                  .filter(account -> collator.compare(account.name(), prefix.get() + "\uFFFF") < 0)
                  .toList();
          return new Page<>(found, false);
        }
      };
    }
  }

  private static void assertNoticed(Class<?> adapter, String test) {
    assertThat(
            EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(adapter, test))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .execute()
                .testEvents()
                .failed()
                .count())
        .isEqualTo(1);
  }
}

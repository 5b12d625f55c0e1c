package dev.accounts.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Feed;
import dev.accounts.application.port.Page;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.TenantId;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.testkit.reads.IsolationContract;
import dev.accounts.testkit.writes.DeadlineContract;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;

/** An adapter of which a single call ignores deadlines or tenants fails the contract. */
class BrokenCallTest {
  /** The engine makes the adapters on the thread of the test. */
  private static final ThreadLocal<AccountRepository> TESTED = new ThreadLocal<>();

  private static final Set<String> READS =
      Set.of("find", "list", "chart", "tree", "reportOf", "history", "differences", "changes");

  private final AccountRepository whole = new InMemoryAccountRepository();
  private final Map<TenantId, Caller> callers = new ConcurrentHashMap<>();

  static Stream<String> calls() {
    return Arrays.stream(AccountRepository.class.getMethods())
        .filter(method -> !method.isDefault())
        .map(Method::getName);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aDeadlineThatOneCallDoesNotLookAtIsNoticed(String call) {
    assertNoticed(
        Deadlines.class,
        (method, arguments) ->
            method.getName().equals(call)
                ? invoke(method, patient((Caller) arguments[0]), arguments)
                : invoke(method, (Caller) arguments[0], arguments));
  }

  private static Caller patient(Caller caller) {
    return caller.waiting(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"find", "list", "chart", "tree", "reportOf", "history", "differences", "changes"})
  void aReadThatFindsNothingAndLooksAtOtherTenantsIsNoticed(String call) {
    assertNoticed(Isolation.class, leaking(call, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"find", "list", "chart", "tree"})
  void aReadOfThePastThatLooksAtOtherTenantsIsNoticed(String call) {
    assertNoticed(Isolation.class, leaking(call, "AsOf[at=Optional["));
  }

  @ParameterizedTest
  @CsvSource({
    "list, after=Optional[",
    "chart, Optional[Position[",
    "history, after=Optional[",
    "differences, after=Optional[",
    "changes, After[position="
  })
  void aNextPageThatLooksAtOtherTenantsIsNoticed(String call, String next) {
    assertNoticed(Isolation.class, leaking(call, next));
  }

  /** Where the caller's tenant has nothing, another's is returned, if the arguments say this. */
  private Call leaking(String call, String marked) {
    return (method, arguments) -> {
      Caller caller = (Caller) arguments[0];
      callers.put(caller.tenant(), patient(caller));
      boolean isBroken =
          method.getName().equals(call) && Arrays.asList(arguments).toString().contains(marked);
      Optional<Object> own = found(method, caller, arguments);
      return own.isPresent() || !isBroken
          ? invoke(method, caller, arguments)
          : callers.values().stream()
              .filter(other -> !other.tenant().equals(caller.tenant()))
              .flatMap(other -> found(method, other, arguments).stream())
              .findFirst()
              .orElseGet(() -> invoke(method, caller, arguments));
    };
  }

  private Optional<Object> found(Method method, Caller caller, Object[] arguments) {
    if (!READS.contains(method.getName())) {
      return Optional.of(method);
    }
    try {
      Object result = invoke(method, caller, arguments);
      return switch (result) {
        case Optional<?> one when one.isEmpty() -> Optional.empty();
        case Page<?> page when page.items().isEmpty() -> Optional.empty();
        case Feed feed when feed.entries().isEmpty() -> Optional.empty();
        default -> Optional.of(result);
      };
    } catch (Refusal nothing) {
      return Optional.empty();
    }
  }

  private Object invoke(Method method, Caller caller, Object[] arguments) {
    Object[] sent = arguments.clone();
    sent[0] = caller;
    try {
      return method.invoke(whole, sent);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(thrown);
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  /** A call of the broken adapter. */
  private interface Call {
    Object with(Method method, Object[] arguments);
  }

  static class Deadlines implements DeadlineContract {
    private final AccountRepository tested = TESTED.get();

    @Override
    public AccountRepository repository() {
      return tested;
    }
  }

  static class Isolation implements IsolationContract {
    private final AccountRepository tested = TESTED.get();

    @Override
    public AccountRepository repository() {
      return tested;
    }
  }

  /** The adapter fails the contract, which one without its fault passes. */
  private void assertNoticed(Class<?> contract, Call broken) {
    run(contract, new InMemoryAccountRepository()).assertThatEvents().doNotHave(failure());
    AccountRepository adapter =
        (AccountRepository)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AccountRepository.class},
                (proxy, method, arguments) ->
                    method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : broken.with(method, arguments));
    run(contract, adapter).assertThatEvents().haveAtLeastOne(failure());
  }

  private static Condition<Event> failure() {
    return EventConditions.finishedWithFailure();
  }

  private static Events run(Class<?> contract, AccountRepository adapter) {
    TESTED.set(adapter);
    try {
      return EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(contract))
          .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
          .execute()
          .testEvents();
    } finally {
      TESTED.remove();
    }
  }
}

package dev.accounts.lambda;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Version;
import dev.accounts.inmemory.InMemoryAccountRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the contract, with every combination of permissions, in every token. */
class PermissionTableTest {
  private static final List<String> PERMISSIONS = List.of("read", "write", "control");

  private static final Caller EVERYTHING = Caller.of("acme", "user-1").waiting(Duration.ofHours(1));

  private final InMemoryAccountRepository repository = new InMemoryAccountRepository();
  private final Accounts accounts = new Accounts(repository, Clock.systemUTC());
  private final Service service = new Service(environment(), repository);

  /** Signed once, because that takes most of the time. */
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private static String token(Kind kind, Set<String> held) {
    return TOKENS.computeIfAbsent(kind + " " + held, any -> kind.sign(held));
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = Service.environment(UserPool.shared());
    environment.put("ACCOUNTS_TOKEN_USE", "any");
    environment.put(
        "ACCOUNTS_PERMISSIONS",
        "readers=read, writers=write, controllers=control,"
            + "accounts/read=read, accounts/write=write, accounts/control=control");
    return environment;
  }

  @TestFactory
  Stream<DynamicTest> everyOperationWithEveryCombinationOfPermissionsInEveryToken() {
    return ContractCall.all().stream()
        .flatMap(call ->
            combinations()
                .flatMap(held ->
                    Stream.of(Kind.values())
                        .map(kind ->
                            dynamicTest(
                                call.operation() + " " + held + " " + kind,
                                () -> assertOutcome(call, held, kind)))));
  }

  private void assertOutcome(ContractCall call, Set<String> held, Kind kind) {
    Account account = prepared(call);

    FunctionReply reply = service.send(call.to(account, token(kind, held)));

    if (!call.permission().equals("none") && !held.contains(call.permission())) {
      reply.isProblem(403, "not-permitted");
      assertThat(reply.at("/detail")).contains("'" + call.permission() + "'");
    } else if (call.namesAnAccount() && !held.contains("read")) {
      reply.isProblem(404, "account-not-found");
    } else if (call.operation().equals("importAccounts") && !held.contains("read")) {
      reply.isProblem(403, "not-permitted");
      assertThat(reply.at("/detail")).contains("'read'");
    } else {
      reply.is(call.success());
      return;
    }
    assertThat(accounts.get(EVERYTHING, account.id())).isEqualTo(account);
  }

  private Account prepared(ContractCall call) {
    Account opened =
        accounts.open(EVERYTHING, NewAccount.domestic("EUR", Details.named("account")));
    return call.before()
        .map(action ->
            accounts.change(
                EVERYTHING, opened.id(), Version.FIRST, new Transition(action, "because")))
        .orElse(opened);
  }

  @TestFactory
  Stream<DynamicTest> aCallerLearnsWhatTheyMayDo() {
    return combinations()
        .flatMap(held ->
            Stream.of(Kind.values())
                .map(kind ->
                    dynamicTest(
                        held + " " + kind,
                        () -> {
                          FunctionReply reply =
                              service
                                  .send(
                                      Call.anonymous("GET", "/accounts/me")
                                          .token(token(kind, held)))
                                  .is(200);
                          assertThat(reply.at("/tenant")).isEqualTo("acme");
                          assertThat(reply.at("/subject")).isEqualTo("user-1");
                          assertThat(
                                  reply
                                      .json()
                                      .at("/permissions")
                                      .valueStream()
                                      .map(one -> one.asString()))
                              .containsExactlyElementsOf(
                                  PERMISSIONS.stream().filter(held::contains).toList());
                        })));
  }

  @Test
  void aBadRequestOfACallerWithoutThePermissionIsNotLookedAt() {
    String reader = token(Kind.ID_WITH_GROUPS, Set.of("read"));

    service
        .send(Call.post("/accounts?unknown=1", "{").token(reader))
        .isProblem(403, "not-permitted");
  }

  @Test
  void whatIsNotMappedGivesNothing() {
    for (Object groups : List.of("readers,writers", List.of(), List.of("Readers"), List.of(7), 7)) {
      TokenBuilder token =
          UserPool.shared()
              .token()
              .claim("cognito:groups", groups)
              .claim("scope", List.of("accounts/read"));
      service.send(Call.get("/accounts").token(token)).isProblem(403, "not-permitted");
    }
  }

  @Test
  void withoutTheSettingEverybodyMayDoEverything() {
    assertThat(new Service().send(Call.get("/accounts/me")).is(200).body())
        .contains("\"permissions\":[\"read\",\"write\",\"control\"]");
  }

  /** All subsets of the permissions. */
  private static Stream<Set<String>> combinations() {
    return IntStream.range(0, 1 << PERMISSIONS.size())
        .mapToObj(bits -> {
          Set<String> held = new TreeSet<>();
          IntStream.range(0, PERMISSIONS.size())
              .filter(bit -> (bits & 1 << bit) != 0)
              .forEach(bit -> held.add(PERMISSIONS.get(bit)));
          return held;
        });
  }

  private enum Kind {
    ID_WITH_GROUPS,
    ACCESS_WITH_GROUPS,
    ACCESS_WITH_SCOPES;

    private static final Map<String, String> GROUPS =
        Map.of("read", "readers", "write", "writers", "control", "controllers");

    String sign(Set<String> held) {
      TokenBuilder token = UserPool.shared().token();
      List<String> groups = held.stream().map(GROUPS::get).toList();
      String scopes = held.stream().map(name -> " accounts/" + name).collect(joining());
      return switch (this) {
        case ID_WITH_GROUPS -> token.claim("cognito:groups", groups).build();
        case ACCESS_WITH_GROUPS -> token.access().claim("cognito:groups", groups).build();
        case ACCESS_WITH_SCOPES -> token.access().claim("scope", "openid" + scopes).build();
      };
    }
  }
}

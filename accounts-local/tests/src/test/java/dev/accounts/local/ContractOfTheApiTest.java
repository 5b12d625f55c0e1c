package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.accounts.local.Client.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The OpenAPI file and the service say the same: what is documented happens, and nothing else. What
 * may change something has a tenant of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
final class ContractOfTheApiTest {

  @TestFactory
  Stream<DynamicTest> everyDocumentedResponseIsGiven() {
    return Documented.operations().stream()
        .flatMap(operation ->
            operation.statuses().stream()
                .filter(status -> !ErrorScenarios.OF_TROUBLE.contains(status))
                .map(status ->
                    dynamicTest(
                        operation.id() + " " + status,
                        () -> {
                          Reply reply = ErrorScenarios.of(operation, status);
                          assertThat(reply.status()).as(reply.body()).isEqualTo(status);
                          assertDocumented(operation, reply);
                        })));
  }

  @TestFactory
  Stream<DynamicTest> everyResponseToAnOddRequestIsDocumentedAndBlamesTheRequest() {
    return Documented.operations().stream().flatMap(ContractOfTheApiTest::oddRequests);
  }

  /** To one family, since what is refused changes nothing. */
  private static Stream<DynamicTest> oddRequests(Documented operation) {
    Family family = Family.opened(SharedService.get(), operation);
    return OddRequests.all(operation).entrySet().stream()
        .map(odd ->
            dynamicTest(
                operation.id() + " " + odd.getKey(),
                () -> assertBlamed(operation, family, odd.getValue())));
  }

  private static void assertBlamed(
      Documented operation, Family family, UnaryOperator<RequestFixture> odd) {
    Reply reply = odd.apply(new RequestFixture(operation, family)).send();
    assertThat(reply.status()).as(reply.body()).isBetween(400, 499);
    assertDocumented(operation, reply);
    if (reply.status() == 400 && !operation.method().equals("HEAD")) {
      assertThat(reply.json().path("errors").path(0).path("pointer").isString())
          .as(reply.body())
          .isTrue();
    }
  }

  /** Status, media type, headers and code are in the file. */
  private static void assertDocumented(Documented operation, Reply reply) {
    assertThat(operation.statuses()).contains(reply.status());
    if (operation.method().equals("HEAD")) {
      assertThat(reply.body()).isEmpty();
    } else {
      assertBodyDocumented(operation, reply);
    }
    assertThat(reply.header("Access-Control-Allow-Origin")).isNotEmpty();
    Set<String> sent =
        reply.headers().map().keySet().stream()
            .map(name -> name.toLowerCase(java.util.Locale.ROOT).replace("x-amzn-remapped-", ""))
            .collect(Collectors.toSet());
    assertThat(sent).containsAll(operation.headers(reply.status()));
  }

  private static void assertBodyDocumented(Documented operation, Reply reply) {
    assertThat(reply.header("Content-Type").split(";", -1)[0])
        .isEqualTo(operation.mediaType(reply.status()));
    if (reply.status() >= 400) {
      assertThat(operation.codes(reply.status())).contains(reply.code());
      assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
      assertThat(reply.json().path("requestId").asString()).isNotEmpty();
    }
  }

  @Test
  void theServiceHasTheMethodsOfTheFileAndNoOthers() {
    Map<String, Set<String>> documented =
        Documented.operations().stream()
            .collect(
                Collectors.groupingBy(
                    Documented::path,
                    Collectors.mapping(Documented::method, Collectors.toCollection(TreeSet::new))));
    Session session = Session.of(SharedService.get());
    documented.forEach((path, methods) -> {
      Reply reply = session.send("PROPFIND", path.replace("{id}", session.openedRoot("root")), "");
      assertThat(reply.status()).isEqualTo(405);
      Set<String> allowed = new TreeSet<>(List.of(reply.header("Allow").split(", *", -1)));
      allowed.remove("OPTIONS");
      assertThat(allowed).as(path).isEqualTo(methods);
    });
  }

  @Test
  void everyMethodThatIsNotInTheFileIsRefused() {
    Session session = Session.of(SharedService.get());
    String id = session.openedRoot("root");
    Set<String> known =
        Documented.operations().stream()
            .map(operation -> operation.method() + " " + operation.path())
            .collect(Collectors.toSet());
    Documented.operations().stream()
        .map(Documented::path)
        .distinct()
        .flatMap(path -> Arrays.stream(METHODS).map(method -> method + " " + path))
        .filter(call -> !known.contains(call))
        .forEach(call -> {
          String[] parts = call.split(" ", 2);
          Reply reply = session.send(parts[0], parts[1].replace("{id}", id), "");
          assertThat(reply.status()).as(call).isEqualTo(405);
        });
  }

  private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"};
}

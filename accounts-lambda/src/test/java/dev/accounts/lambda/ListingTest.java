package dev.accounts.lambda;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingTest {
  private final Service service = new Service();
  private String assets = "";
  private String cash = "";
  private String abroad = "";

  @BeforeEach
  void threeAccounts() {
    assets = service.openNamed("Assets");
    cash =
        service.open(
            """
            {"name":"Cash & co","type":"DOMESTIC","currency":"EUR","parentId":"%s",
             "accountNumber":"N 1","metadata":{"a.b":"x y","k":"1"}}\
            """
                .formatted(assets));
    abroad =
        service.open(
            """
            {"name":"Abroad","type":"INTERNATIONAL","currency":"USD","externalReference":"R1"}\
            """);
  }

  @Test
  void allAccountsComeInTheOrderOfTheChart() {
    assertThat(list("")).containsExactly(cash, abroad, assets);
    assertThat(service.send(Call.get("/accounts")).json().has("nextCursor")).isFalse();
  }

  @Test
  void everyFieldOfTheOrderHasTwoDirections() {
    service.patch(assets, 1, "{\"metadata\":{\"k\":\"v\"}}").is(200);
    assertSorted("accountNumber", cash, abroad, assets);
    assertSorted("name", abroad, assets, cash);
    assertSorted("createdAt", assets, cash, abroad);
    assertSorted("updatedAt", cash, abroad, assets);
  }

  private void assertSorted(String field, String... ascending) {
    assertThat(list("?sort=" + field)).containsExactly(ascending);
    assertThat(list("?sort=-" + field)).isEqualTo(List.of(ascending).reversed());
  }

  @Test
  void anUnknownOrderIsRefused() {
    for (String sort : List.of("", "-", "number", "+name", "--name", "NAME", "name,createdAt")) {
      FunctionReply reply = service.send(Call.get("/accounts?sort=" + Call.encode(sort)));
      assertThat(reply.isProblem(400, "validation-failed").errors())
          .as(sort)
          .containsExactly("query /sort bad-value");
    }
  }

  @Test
  void aTextIsSearched() {
    assertThat(list("?q=SH")).containsExactly(cash);
    assertThat(list("?q=a&sort=name")).containsExactly(abroad, assets, cash);
    assertThat(list("?q=n")).isEmpty();
    assertThat(list("?q=N")).containsExactly(cash);
    assertThat(list("?q=R1")).containsExactly(abroad);
    assertThat(list("?accountNumberPrefix=N+")).containsExactly(cash);
    assertThat(service.send(Call.get("/accounts?q=")).isProblem(400, "validation-failed").errors())
        .containsExactly("query /q required");
  }

  @Test
  void theHierarchyFilters() {
    assertThat(list("?parentId=root")).containsExactly(abroad, assets);
    assertThat(list("?parentId=" + assets)).containsExactly(cash);
    assertThat(list("?parentId=" + cash)).isEmpty();
  }

  @Test
  void everyFieldFilters() {
    assertThat(list("?type=INTERNATIONAL")).containsExactly(abroad);
    assertThat(list("?currency=EUR")).containsExactly(cash, assets);
    assertThat(list("?namePrefix=cash%20%26")).containsExactly(cash);
    assertThat(list("?accountNumber=N+1")).containsExactly(cash);
    assertThat(list("?externalReference=R1")).containsExactly(abroad);
    assertThat(list("?metadata.a.b=x%20y&metadata.k=1")).containsExactly(cash);
    assertThat(list("?metadata.a.b=x%20y&metadata.k=2")).isEmpty();
  }

  @Test
  void generatedClientsFilterByPairs() {
    assertThat(list("?metadata=a.b%3Dx%20y&metadata=k%3D1")).containsExactly(cash);
    assertThat(list("?metadata=a.b%3Dx%20y&metadata.k=2")).isEmpty();
    assertThat(
            service
                .send(Call.get("/accounts?metadata=k&metadata=%3D1&metadata=k%3D1&metadata.k=1"))
                .isProblem(400, "validation-failed")
                .errors())
        .containsExactlyInAnyOrder(
            "query /metadata bad-value", "query /metadata bad-value", "query /metadata repeated");
  }

  @Test
  void severalStatusesMeanEither() {
    service.act(cash, "freeze", 1).is(200);
    service.act(abroad, "close", 1).is(200);

    assertThat(list("?status=FROZEN")).containsExactly(cash);
    assertThat(list("?status=FROZEN&status=CLOSED")).containsExactly(cash, abroad);
  }

  @Test
  void filtersWorkInBothPayloads() {
    byte[] event =
        Call.get("/accounts?status=OPEN&status=CLOSED&namePrefix=cash%20%26").httpEvent();

    assertThat(service.send(event).is(200).at("/items/0/id")).isEqualTo(cash);
  }

  @Test
  void anotherTenantSeesNothing() {
    Call call = Call.get("/accounts").token(UserPool.shared().token().tenant("other"));

    assertThat(service.send(call).is(200).body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void everythingWrongWithAQueryIsReportedAtOnce() {
    String query =
        "?parentId=1&status=open&status=OPEN&type=X&currency=eur&namePrefix=&limit=0&color=red"
            + "&metadata.=1&metadata.k=1&metadata.k=2&type=Y";

    assertThat(
            service
                .send(Call.get("/accounts" + query))
                .isProblem(400, "validation-failed")
                .errors())
        .containsExactlyInAnyOrder(
            "query /color unknown-parameter",
            "query /metadata. required",
            "query /parentId bad-value",
            "query /status bad-value",
            "query /type repeated",
            "query /type bad-value",
            "query /currency bad-value",
            "query /metadata.k repeated",
            "query /namePrefix required",
            "query /limit bad-value");
  }

  @Test
  void moreMetadataThanAnAccountCanHaveIsAFaultOfTheQuery() {
    String query =
        IntStream.rangeClosed(1, 51).mapToObj(i -> "metadata.k" + i + "=v").collect(joining("&"));

    assertThat(
            service
                .send(Call.get("/accounts?" + query))
                .isProblem(400, "validation-failed")
                .errors())
        .containsExactly("query /metadata too-large");
  }

  @Test
  void limitsAreWholeNumbersInPlainDigits() {
    for (String limit : List.of("0", "101", "-1", "+5", "1e1", "5.0", "", "٥", "99999999999")) {
      FunctionReply reply = service.send(Call.get("/accounts?limit=" + Call.encode(limit)));
      assertThat(reply.isProblem(400, "validation-failed").errors())
          .as(limit)
          .containsExactly("query /limit bad-value");
    }
    service.send(Call.get("/accounts?limit=100")).is(200);
  }

  private List<String> list(String query) {
    return service
        .send(Call.get("/accounts" + query))
        .is(200)
        .json()
        .get("items")
        .valueStream()
        .map(item -> item.get("id").asString())
        .toList();
  }
}

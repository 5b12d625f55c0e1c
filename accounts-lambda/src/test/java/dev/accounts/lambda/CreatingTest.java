package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreatingTest {
  private static final String MINIMAL =
      """
      {"name":"  Cash ","type":"DOMESTIC","currency":"EUR"}\
      """;

  private final Service service = new Service();

  @Test
  void aNewAccountIsReturnedWithItsPlaceAndVersion() {
    FunctionReply reply = service.send(Call.post("/accounts", MINIMAL)).is(201);

    assertThat(reply.header("Location")).isEqualTo("/prod/accounts/" + reply.at("/id"));
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.at("/name")).isEqualTo("Cash");
    assertThat(reply.at("/status")).isEqualTo("OPEN");
    assertThat(reply.at("/createdBy")).isEqualTo("user-1");
    assertThat(reply.json().at("/version").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNotSetIsLeftOut() {
    assertThat(service.send(Call.post("/accounts", MINIMAL)).json().propertyNames())
        .containsExactly(
            "id",
            "name",
            "type",
            "currency",
            "status",
            "statusChangedAt",
            "metadata",
            "version",
            "createdAt",
            "createdBy",
            "updatedAt",
            "updatedBy");
  }

  @Test
  void everythingCanBeSetAtOnce() {
    String parent = service.openNamed("Assets");
    FunctionReply reply =
        service
            .send(
                Call.post(
                    "/accounts",
                    """
                    {"name":"Zürich 🏦","type":"INTERNATIONAL","currency":"CHF","parentId":"%s",
                     "accountNumber":"CH93","externalReference":"R/1","metadata":{"a/b":"c","n":""}}\
                    """
                        .formatted(parent)))
            .is(201);

    assertThat(reply.at("/name")).isEqualTo("Zürich 🏦");
    assertThat(reply.at("/type")).isEqualTo("INTERNATIONAL");
    assertThat(reply.at("/parentId")).isEqualTo(parent);
    assertThat(reply.at("/accountNumber")).isEqualTo("CH93");
    assertThat(reply.at("/externalReference")).isEqualTo("R/1");
    assertThat(reply.at("/metadata/a~1b")).isEqualTo("c");
  }

  @Test
  void nullMeansAbsent() {
    FunctionReply reply =
        service
            .send(
                Call.post(
                    "/accounts",
                    """
                    {"name":"Cash","type":"DOMESTIC","currency":"EUR","parentId":null,
                     "accountNumber":null,"externalReference":null,"metadata":{"a":null}}\
                    """))
            .is(201);

    assertThat(reply.json().propertyNames())
        .doesNotContain("parentId", "accountNumber", "externalReference");
    assertThat(reply.json().get("metadata")).isEmpty();
    assertThat(
            service
                .send(Call.post("/accounts", "{\"name\":\"n\",\"type\":null,\"metadata\":null}"))
                .errors())
        .containsExactly("body /type required", "body /currency required");
  }

  @Test
  void theTenantComesFromTheTokenOnly() {
    Call call =
        Call.post(
            "/accounts",
            """
            {"name":"n","type":"DOMESTIC","currency":"EUR","tenantId":"other"}\
            """);

    FunctionReply reply = service.send(call).isProblem(400, "validation-failed");
    assertThat(reply.errors()).containsExactly("body /tenantId read-only");
    assertThat(reply.at("/errors/0/detail")).contains("cannot be changed");
  }

  @Test
  void aParentMustExistAndBeOpen() {
    String frozen = service.openNamed("Frozen");
    service.act(frozen, "freeze", 1).is(200);

    under("01980a3c-5e2f-7c41-9b1a-6f2d8e4c7a10").isProblem(409, "parent-not-found");
    under(frozen).isProblem(409, "parent-not-open");
  }

  @Test
  void theEleventhLevelIsRefused() {
    String parent = service.openNamed("1");
    for (int level = 2; level <= 10; level++) {
      parent = service.openUnder(parent, Integer.toString(level));
    }

    under(parent).isProblem(409, "hierarchy-too-deep");
  }

  @Test
  void numbersAndReferencesAreUnique() {
    service.open(
        """
        {"name":"a","type":"DOMESTIC","currency":"EUR","accountNumber":"1","externalReference":"x"}\
        """);

    create("\"accountNumber\":\"1\"").isProblem(409, "account-number-taken");
    create("\"externalReference\":\"x\"").isProblem(409, "external-reference-taken");
  }

  private FunctionReply under(String parent) {
    return create("\"parentId\":\"" + parent + "\"");
  }

  private FunctionReply create(String more) {
    return service.send(
        Call.post(
            "/accounts",
            "{\"name\":\"child\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"," + more + "}"));
  }
}

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
  void aNewAccountIsAnsweredWithItsPlaceAndVersion() {
    Answer answer = service.send(Call.post("/accounts", MINIMAL)).is(201);

    assertThat(answer.header("Location")).isEqualTo("/prod/accounts/" + answer.at("/id"));
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.at("/name")).isEqualTo("Cash");
    assertThat(answer.at("/status")).isEqualTo("OPEN");
    assertThat(answer.at("/createdBy")).isEqualTo("user-1");
    assertThat(answer.json().at("/version").asInt()).isEqualTo(1);
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
    Answer answer =
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

    assertThat(answer.at("/name")).isEqualTo("Zürich 🏦");
    assertThat(answer.at("/type")).isEqualTo("INTERNATIONAL");
    assertThat(answer.at("/parentId")).isEqualTo(parent);
    assertThat(answer.at("/accountNumber")).isEqualTo("CH93");
    assertThat(answer.at("/externalReference")).isEqualTo("R/1");
    assertThat(answer.at("/metadata/a~1b")).isEqualTo("c");
  }

  @Test
  void nullMeansAbsent() {
    Answer answer =
        service
            .send(
                Call.post(
                    "/accounts",
                    """
                    {"name":"Cash","type":"DOMESTIC","currency":"EUR","parentId":null,
                     "accountNumber":null,"externalReference":null,"metadata":{"a":null}}\
                    """))
            .is(201);

    assertThat(answer.json().propertyNames())
        .doesNotContain("parentId", "accountNumber", "externalReference");
    assertThat(answer.json().get("metadata")).isEmpty();
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

    Answer answer = service.send(call).isProblem(400, "validation-failed");
    assertThat(answer.errors()).containsExactly("body /tenantId read-only");
    assertThat(answer.at("/errors/0/detail")).contains("cannot be changed");
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

  private Answer under(String parent) {
    return create("\"parentId\":\"" + parent + "\"");
  }

  private Answer create(String more) {
    return service.send(
        Call.post(
            "/accounts",
            "{\"name\":\"child\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"," + more + "}"));
  }
}

package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditingTest {
  private final Service service = new Service();
  private String parent = "";
  private String id = "";

  @BeforeEach
  void anAccountWithEverything() {
    parent = service.openNamed("Parent");
    id =
        service.open(
            """
            {"name":"Cash","type":"DOMESTIC","currency":"EUR","parentId":"%s",
             "accountNumber":"1","externalReference":"R","metadata":{"a":"1","b":"2"}}\
            """
                .formatted(parent));
  }

  @Test
  void aPatchChangesOnlyWhatItNames() {
    FunctionReply reply = service.patch(id, 1, "{\"name\":\" Till \"}").is(200);

    assertThat(reply.at("/name")).isEqualTo("Till");
    assertThat(reply.at("/accountNumber")).isEqualTo("1");
    assertThat(reply.at("/parentId")).isEqualTo(parent);
    assertThat(reply.header("ETag")).isEqualTo("\"2\"");
    assertThat(reply.headers()).doesNotContainKey("Location");
  }

  @Test
  void nullClears() {
    FunctionReply reply =
        service
            .patch(id, 1, "{\"parentId\":null,\"accountNumber\":null,\"externalReference\":null}")
            .is(200);

    assertThat(reply.json().propertyNames())
        .doesNotContain("parentId", "accountNumber", "externalReference");
  }

  @Test
  void metadataIsMergedKeyByKey() {
    FunctionReply reply = service.patch(id, 1, "{\"metadata\":{\"a\":null,\"c\":\"3\"}}").is(200);

    assertThat(reply.json().get("metadata").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    assertThat(service.patch(id, 2, "{\"metadata\":null}").is(200).json().get("metadata"))
        .isEmpty();
  }

  @Test
  void aPatchThatChangesNothingKeepsTheVersion() {
    assertThat(service.patch(id, 1, "{}").is(200).header("ETag")).isEqualTo("\"1\"");
    assertThat(service.patch(id, 1, "{\"name\":\"Cash\"}").is(200).header("ETag"))
        .isEqualTo("\"1\"");
  }

  @Test
  void aPatchMayComeAsMergePatch() {
    Call call = Call.of("PATCH", "/accounts/" + id).json("{\"name\":\"n\"}").ifMatch(1);

    service
        .send(call.without("Content-Type").header("content-type", "application/merge-patch+json"))
        .is(200);
  }

  @Test
  void aPutReplacesEverythingThatCanChange() {
    FunctionReply reply =
        service
            .send(Call.of("PUT", "/accounts/" + id).json("{\"name\":\"Bare\"}").ifMatch(1))
            .is(200);

    assertThat(reply.at("/name")).isEqualTo("Bare");
    assertThat(reply.json().propertyNames())
        .doesNotContain("parentId", "accountNumber", "externalReference");
    assertThat(reply.json().get("metadata")).isEmpty();
    assertThat(reply.at("/currency")).isEqualTo("EUR");
  }

  @Test
  void anAccountCannotMoveUnderItselfOrItsDescendants() {
    service.patch(parent, 1, "{\"parentId\":\"" + id + "\"}").isProblem(409, "hierarchy-cycle");
    service.patch(parent, 1, "{\"parentId\":\"" + parent + "\"}").isProblem(409, "hierarchy-cycle");
  }

  @Test
  void keysOfOthersCannotBeTaken() {
    service.patch(parent, 1, "{\"accountNumber\":\"1\"}").isProblem(409, "account-number-taken");
    service
        .patch(parent, 1, "{\"externalReference\":\"R\"}")
        .isProblem(409, "external-reference-taken");
  }

  @Test
  void mergedMetadataThatGrowsTooLargeIsRefused() {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < 49; i++) {
      more.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":\"v\"");
    }

    assertThat(service.patch(id, 1, "{\"metadata\":{" + more + "}}").errors())
        .containsExactly("body /metadata too-large");
  }

  @Test
  void everythingWrongIsReportedAtOnce() {
    FunctionReply reply =
        service.patch(
            id,
            1,
            """
            {"name":null,"accountNumber":7,"externalReference":"%s","parentId":"x","type":"DOMESTIC",
             "version":3,"colour":"red","metadata":{"":"v","k":1,"\\u0000":null}}\
            """
                .formatted("r".repeat(181)));

    assertThat(reply.isProblem(400, "validation-failed").errors())
        .containsExactlyInAnyOrder(
            "body /name required",
            "body /accountNumber wrong-type",
            "body /externalReference too-long",
            "body /parentId bad-value",
            "body /type read-only",
            "body /version read-only",
            "body /colour unknown-field",
            "body /metadata/ required",
            "body /metadata/k wrong-type",
            "body /metadata/\0 bad-character");
  }

  @Test
  void nullMeansAbsentInAReplacement() {
    FunctionReply replaced =
        put(
                1,
                """
                {"name":"Cash","parentId":null,"accountNumber":null,"externalReference":null,
                 "metadata":{"a":null,"c":"3"},"statusReason":null}\
                """)
            .is(200);

    assertThat(replaced.json().propertyNames())
        .doesNotContain("parentId", "accountNumber", "externalReference");
    assertThat(replaced.json().get("metadata").toString()).isEqualTo("{\"c\":\"3\"}");
    assertThat(put(2, "{\"name\":\"Cash\",\"metadata\":null}").is(200).json().get("metadata"))
        .isEmpty();
    assertThat(put(3, "{\"name\":null,\"parentId\":7}").errors())
        .containsExactly("body /name required", "body /parentId wrong-type");
  }

  @Test
  void whatWasReadCanBePutBack() {
    service.act(id, "freeze", 1).is(200);
    service.act(id, "unfreeze", 2).is(200);
    FunctionReply read = service.send(Call.get("/accounts/" + id)).is(200);

    assertThat(put(3, read.body()).is(200).body()).isEqualTo(read.body());
    FunctionReply renamed = put(3, read.body().replace("Cash", "Till")).is(200);

    assertThat(renamed.at("/name")).isEqualTo("Till");
    assertThat(renamed.at("/accountNumber")).isEqualTo("1");
    put(3, read.body()).isProblem(412, "stale-version");
  }

  @Test
  void aReadOnlyFieldThatIsChangedIsRefusedByName() {
    String read = service.send(Call.get("/accounts/" + id)).body();
    String changed =
        read.replace("\"type\":\"DOMESTIC\"", "\"type\":\"INTERNATIONAL\"")
            .replace("\"version\":1", "\"version\":2")
            .replaceAll("\"createdAt\":\"[^\"]+\"", "\"createdAt\":\"2020-01-01T00:00:00Z\"")
            .replaceFirst("\\{", "{\"statusReason\":\"none\",\"tenantId\":\"t\",");

    assertThat(put(1, changed).isProblem(400, "validation-failed").errors())
        .containsExactly(
            "body /tenantId read-only",
            "body /createdAt read-only",
            "body /statusReason read-only",
            "body /type read-only",
            "body /version read-only");
  }

  private FunctionReply put(long version, String json) {
    return service.send(Call.of("PUT", "/accounts/" + id).json(json).ifMatch(version));
  }
}

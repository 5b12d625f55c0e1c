package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An export is complete, and can be imported again without a difference. */
class ExportedChartTest {
  private final Service service = new Service();

  private FunctionReply post(String query, String csv) {
    return service.send(Call.of("POST", "/accounts/import" + query).csv(csv));
  }

  @Test
  void anExportIsImportedElsewhereWithoutADifference() {
    String json =
        """
        {"rows":[
          {"accountNumber":"1","name":"=1+1","type":"DOMESTIC","currency":"EUR","status":"CLOSED",
           "statusReason":"@done","metadata":{"region":"-5","'note":"a\\nb"}},
          {"name":"Heading: \\\\ one","parent":"1","type":"INTERNATIONAL","currency":"USD",
           "status":"CLOSED"},
          {"accountNumber":"'2","name":"'=2","parent":"1:x","type":"DOMESTIC","currency":"EUR"},
          {"accountNumber":"1:x","name":"Root","type":"DOMESTIC","currency":"EUR","status":"FROZEN"},
          {"accountNumber":"3","name":"Deep","parent":":=1+1","type":"DOMESTIC",
           "currency":"EUR","status":"CLOSED"}
        ]}\
        """;
    service.send(Call.post("/accounts/import", json)).is(200);
    String elsewhere = UserPool.shared().token().tenant("elsewhere").build();
    FunctionReply export = service.send(Call.get("/accounts/export")).is(200);
    assertThat(export.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(export.body()).contains("'=1+1").doesNotContain(",=");
    service.send(Call.of("POST", "/accounts/import").csv(export.body()).token(elsewhere)).is(200);
    assertThat(service.send(Call.get("/accounts/export").token(elsewhere)).body())
        .isEqualTo(export.body());
    FunctionReply again =
        service.send(
            Call.of("POST", "/accounts/import?expect=unchanged")
                .csv(export.body())
                .token(elsewhere));
    again.is(200);
    FunctionReply asJson =
        service.send(Call.get("/accounts/export").header("Accept", "application/json")).is(200);
    assertThat(asJson.json().path("rows")).hasSize(5);
    service.send(Call.post("/accounts/import?expect=unchanged", asJson.body())).is(200);
  }

  @Test
  void nothingInJsonIsLostSilently() {
    String type = "\"type\":\"DOMESTIC\",\"currency\":\"EUR\"";
    FunctionReply refused =
        service.send(
            Call.post(
                "/accounts/import?dryRun=true",
                "{\"rows\":[{\"name\":\"A\",\"Name\":\"B\",%s},{\"name\":\"C\",\"metadata\":\"lost\",%s}]}"
                    .formatted(type, type)));
    assertThat(refused.is(200).at("/rows/0/errors/0/code")).isEqualTo("repeated");
    assertThat(refused.at("/rows/1/errors/0/code")).isEqualTo("wrong-type");
    String empty = "{\"rows\":[{\"name\":\"A\",\"metadata\":{\"k\":\"\"},%s}]}".formatted(type);
    service.send(Call.post("/accounts/import", empty)).is(200);
    assertThat(service.send(Call.get("/accounts")).json().at("/items/0/metadata/k").asString())
        .isEmpty();
    String json =
        service
            .send(Call.get("/accounts/export").header("Accept", "application/json"))
            .is(200)
            .body();
    service.send(Call.post("/accounts/import?expect=unchanged", json)).is(200);
    String csv = service.send(Call.get("/accounts/export")).is(200).body();
    post("?expect=unchanged", csv).is(200);
    service
        .send(Call.post("/accounts/import?onMissing=close", "{\"rows\":[]}"))
        .isProblem(400, "validation-failed");
  }

  @Test
  void aLargeExportGoesOnAtItsLink() {
    String rows =
        IntStream.range(0, 1_200)
            .mapToObj(i ->
                "{\"name\":\"n%d\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\",\"metadata\":{\"key%d\":\"v\"}}"
                    .formatted(i, i))
            .collect(Collectors.joining(","));
    service.send(Call.post("/accounts/import", "{\"rows\":[" + rows + "]}")).is(200);
    assertThat(exported("/accounts/export")).isEqualTo(1_200);
    Instant imported = Instant.now();
    service.openNamed("later");
    assertThat(exported("/accounts/export?asOf=" + imported)).isEqualTo(1_200);
  }

  /** How many accounts there are in all parts of an export. */
  private int exported(String path) {
    int accounts = 0;
    String next = path;
    while (!next.isEmpty()) {
      FunctionReply part = service.send(Call.get(next)).is(200);
      accounts += (int) part.body().lines().count() - 1;
      next = part.header("Link").replaceAll("</prod([^>]*)>.*", "$1");
    }
    return accounts;
  }
}

package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {
  private static final String CHART =
      """
      accountNumber,name,parent,type,currency,metadata.region
      4100,Travel,4000,DOMESTIC,EUR,north
      4000,Expenses,,DOMESTIC,EUR,
      """;

  private final Service service = new Service();

  private FunctionReply post(String query, String csv) {
    return service.send(Call.of("POST", "/accounts/import" + query).csv(csv));
  }

  private FunctionReply bytes(byte[] csv) {
    Call call = Call.of("POST", "/accounts/import").bytes(csv);
    return service.send(call.without("Content-Type").header("Content-Type", "text/csv"));
  }

  @Test
  void aChartIsPlannedThenImportedThenUnchanged() {
    FunctionReply plan = post("?dryRun=true", CHART).is(200);
    assertThat(plan.json().path("applied").asBoolean()).isFalse();
    assertThat(plan.at("/rows/0/fate")).isEqualTo("CREATED");
    assertThat(plan.json().at("/rows/0/line").asInt()).isEqualTo(2);
    assertThat(service.send(Call.get("/accounts")).json().path("items")).isEmpty();

    Call call = Call.of("POST", "/accounts/import").csv(CHART);
    FunctionReply done = service.send(call.header("If-Match", plan.header("ETag"))).is(200);
    assertThat(done.json().at("/counts/created").asInt()).isEqualTo(2);
    String parent = done.at("/rows/1/id");
    assertThat(
            service.send(Call.get("/accounts?parentId=" + parent)).at("/items/0/metadata/region"))
        .isEqualTo("north");

    assertThat(post("", CHART).is(200).json().at("/counts/unchanged").asInt()).isEqualTo(2);
    post("?expect=unchanged", CHART).is(200);
    post("?expect=unchanged", CHART.replace("Travel", "Trips")).isProblem(409, "chart-differs");
    assertThat(service.send(Call.get("/accounts?q=Trips")).json().path("items")).isEmpty();
  }

  @Test
  void aPlanThatIsNoLongerTrueIsRefusedWithWhatChanged() {
    post("", CHART).is(200);
    String renamed = CHART.replace("Travel", "Trips");
    FunctionReply plan = post("?dryRun=true", renamed).is(200);
    String id = plan.at("/rows/0/id");
    service.patch(id, 1, "{\"name\":\"Journeys\"}").is(200);
    Call call = Call.of("POST", "/accounts/import").csv(renamed);
    FunctionReply refused = service.send(call.header("If-Match", plan.header("ETag")));
    refused.isProblem(412, "plan-changed");
    assertThat(refused.at("/changedAccounts/0/id")).isEqualTo(id);
    assertThat(service.send(Call.get("/accounts/" + id)).at("/name")).isEqualTo("Journeys");
  }

  @Test
  void eachRefusedRowSaysWhyAndWhatIsInTheWay() {
    service.open(
        """
        {"name":"Holder","type":"DOMESTIC","currency":"EUR","externalReference":"R"}\
        """);
    FunctionReply refused =
        post(
            "",
            """
            accountNumber,name,parent,type,currency,externalReference
            1,,,DOMESTIC,EUR,
            2,Bad currency,,DOMESTIC,EURO,
            3,Bad parent,404,DOMESTIC,EUR,
            4,Under it,3,DOMESTIC,EUR,
            5,No currency,,DOMESTIC,,
            5,Twice,,DOMESTIC,EUR,
            6,Too,many,DOMESTIC,EUR,X,cells
            """);
    refused.isProblem(422, "import-refused");
    assertThat(refused.json().at("/plan/counts/refused").asInt()).isEqualTo(7);
    String errors =
        refused
            .json()
            .at("/plan/rows")
            .valueStream()
            .map(row ->
                row.path("line").asInt()
                    + " "
                    + row.at("/errors/0/column").asString("")
                    + " "
                    + row.at("/errors/0/code").asString())
            .collect(Collectors.joining("; "));
    assertThat(errors)
        .isEqualTo(
            "2 name required; 3 currency bad-value; 4 parent parent-not-found; 5 parent"
                + " parent-refused; 6 currency required; 7 accountNumber repeated; 8 "
                + " too-many-cells");
    assertThat(refused.json().at("/plan/rows/5/errors/0/line").asInt()).isEqualTo(6);

    FunctionReply taken =
        post("", "number,name,externalReference,type,currency\n7,Other,R,INTERNATIONAL,EUR\n");
    assertThat(taken.isProblem(422, "import-refused").at("/plan/rows/0/errors/0/code"))
        .isEqualTo("immutable");
    assertThat(service.send(Call.get("/accounts")).json().path("items")).hasSize(1);
  }

  @Test
  void whatSpreadsheetsWriteIsRead() {
    post("", "\uFEFFNumber;Name;Type;Currency\r\n1;\"Öl; Gas\";domestic;eur\r\n").is(200);
    post("", "name\ttype\tcurrency\nTabs\tDOMESTIC\tEUR\n\n").is(200);
    FunctionReply named = post("?dryRun=true", "sep=;\r\n\r\nname;type,;currency\r\n;x;x;x\r\n");
    assertThat(named.isProblem(400, "validation-failed").errors())
        .containsExactly("body /type, unknown-column");
    post("", "sep=;\r\nname;type;currency\r\nA, B, C, D;DOMESTIC;EUR\r\n").is(200);
    FunctionReply padded =
        post(
            "?dryRun=true",
            "name,type,currency,Metadata.x,,\nPadded,DOMESTIC,EUR, ,,\n,,,,,\nLong,DOMESTIC,EUR,1,,,\n");
    assertThat(padded.is(200).json().at("/counts/created").asInt()).isEqualTo(2);
    assertThat(padded.json().at("/counts/refused").asInt()).isZero();
    FunctionReply misplaced = post("?dryRun=true", "name,type,currency,\nX,DOMESTIC,EUR,here\n");
    assertThat(misplaced.at("/rows/0/errors/0/code")).isEqualTo("too-many-cells");
    post("", "name,type,currency\n\"a \"\"quoted\"\" name\",DOMESTIC,EUR").is(200);
    assertThat(service.send(Call.get("/accounts")).json().path("items").valueStream())
        .extracting(account -> account.path("name").asString())
        .containsExactly("Öl; Gas", "a \"quoted\" name", "A, B, C, D", "Tabs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name,type\n\"not closed,DOMESTIC\n",
        "name,type\n\"closed\"too early,DOMESTIC\n",
        "name,type\nNUL\0,DOMESTIC\n",
        "name,type\nreplaced \uFFFD,DOMESTIC\n"
      })
  void aFileThatCannotBeReadIsRefusedWithASentence(String csv) {
    FunctionReply refused = post("", csv).isProblem(400, "malformed-body");
    assertThat(refused.at("/detail")).matches("(?s).*(file|ine \\d|line 2).*");
  }

  @Test
  void theLineOfTheFirstCharacterThatIsNotUtf8IsNamed() {
    String start = "name,type,currency\nÖl,DOMESTIC,EUR\n";
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(start.getBytes(StandardCharsets.UTF_8));
    mixed.writeBytes(
        "Gas,DOMESTIC,EUR\nErlöse,DOMESTIC,EUR\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(bytes(mixed.toByteArray()).isProblem(400, "malformed-body").at("/detail"))
        .contains("not in UTF-8 (first seen in line 4)");
    assertThat(
            bytes((start + "Erl\uFFFDse,DOMESTIC,EUR\n").getBytes(StandardCharsets.UTF_8))
                .isProblem(400, "malformed-body")
                .at("/detail"))
        .contains("Line 3 has U+FFFD");
    FunctionReply json =
        service.send(
            Call.post(
                "/accounts",
                "{\"name\":\"Erl\uFFFDse\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}"));
    assertThat(json.isProblem(400, "validation-failed").at("/errors/0/detail"))
        .contains("U+FFFD (position 4)", "UTF-8");
  }

  @Test
  void anotherEncodingIsRecognised() {
    String german = "name,type,currency\nErlöse,DOMESTIC,EUR\n";
    assertThat(bytes(german.getBytes(StandardCharsets.ISO_8859_1)).isProblem(400, "malformed-body"))
        .extracting(reply -> reply.at("/detail"))
        .isEqualTo(
            "The file is not in UTF-8 (first seen in line 2). Save the file as “CSV UTF-8” and send"
                + " it again.");
    assertThat(bytes(german.getBytes(StandardCharsets.UTF_16)).isProblem(400, "malformed-body"))
        .extracting(reply -> reply.at("/detail"))
        .asString()
        .contains("UTF-16");
  }

  @Test
  void limitsAreSaidInSentences() {
    assertThat(post("", "x,".repeat(1_000_000)).isProblem(400, "malformed-body").at("/detail"))
        .contains("too many columns");
    String rows =
        IntStream.rangeClosed(1, 5_001)
            .mapToObj(i -> i + ",n,DOMESTIC,EUR\n")
            .collect(Collectors.joining());
    assertThat(
            post("", "number,name,type,currency\n" + rows)
                .isProblem(400, "malformed-body")
                .at("/detail"))
        .contains("more than 5000 rows");
    assertThat(post("", "x".repeat(4_000_000)).isProblem(413, "body-too-large").at("/detail"))
        .contains("3072 KiB");
    assertThat(post("", "name,colour,name\n").isProblem(400, "validation-failed").errors())
        .containsExactly("body /colour unknown-column", "body /name repeated");
    assertThat(post("", "number\n1\n").isProblem(400, "validation-failed").errors())
        .containsExactly("body /name required");
    assertThat(post("?dryRun=yes&onMissing=x", CHART).isProblem(400, "validation-failed").errors())
        .containsExactly("query /dryRun bad-value", "query /onMissing bad-value");
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
  void theSameKeyReturnsTheSameResult() {
    Call call = Call.of("POST", "/accounts/import").csv(CHART).header("Idempotency-Key", "k");
    FunctionReply first = service.send(call).is(200);
    assertThat(service.send(call)).isEqualTo(first);
    Call other =
        Call.of("POST", "/accounts/import")
            .csv(CHART.replace("Travel", "Trips"))
            .header("Idempotency-Key", "k");
    service.send(other).isProblem(422, "idempotency-key-reused");
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

package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A chart is planned, imported or refused, with a reason for each row. */
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
  void aPlanThatIsRefusedIsRefusedForTheSameReasonsWhenItIsImported() {
    String twice = "name,type,currency\nCash,DOMESTIC,EUR\nCash,DOMESTIC,EUR\n";
    FunctionReply plan = post("?dryRun=true", twice).is(200);
    Call call = Call.of("POST", "/accounts/import").csv(twice);
    FunctionReply refused = service.send(call.header("If-Match", plan.header("ETag")));
    assertThat(refused.isProblem(422, "import-refused").at("/plan/rows/0/errors/0/line"))
        .isEqualTo("2");
    assertThat(refused.json().at("/plan/rows/0/errors/0/conflictingAccount").isMissingNode())
        .isTrue();
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
}

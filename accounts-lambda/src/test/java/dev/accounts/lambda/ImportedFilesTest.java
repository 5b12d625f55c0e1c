package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets write is read, and what cannot be read is refused with a sentence. */
class ImportedFilesTest {
  private final Service service = new Service();

  private FunctionReply post(String query, String csv) {
    return service.send(Call.of("POST", "/accounts/import" + query).csv(csv));
  }

  private FunctionReply bytes(byte[] csv) {
    Call call = Call.of("POST", "/accounts/import").bytes(csv);
    return service.send(call.without("Content-Type").header("Content-Type", "text/csv"));
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
            "name,type,currency,Metadata.x,,\n"
                + "Padded,DOMESTIC,EUR, ,,\n"
                + ",,,,,\n"
                + "Long,DOMESTIC,EUR,1,,,\n");
    assertThat(padded.is(200).json().at("/counts/created").asInt()).isEqualTo(2);
    assertThat(padded.json().at("/counts/refused").asInt()).isZero();
    FunctionReply misplaced = post("?dryRun=true", "name,type,currency,\nX,DOMESTIC,EUR,here\n");
    assertThat(misplaced.at("/rows/0/errors/0/code")).isEqualTo("too-many-cells");
    post("", "name,type,currency\n\"a \"\"quoted\"\" name\",DOMESTIC,EUR").is(200);
    assertThat(service.send(Call.get("/accounts")).json().path("items").valueStream())
        .extracting(account -> account.path("name").asString())
        .containsExactly("Öl; Gas", "a \"quoted\" name", "A, B, C, D", "Tabs");
  }

  @Test
  void separatorsInTheNamesOfColumnsSeparateNothing() {
    String chart = "accountNumber,name,type,currency,metadata.a;b;c;d;e;f\n1,Cash,DOMESTIC,EUR,x\n";
    assertThat(post("", chart).is(200).json().at("/counts/created").asInt()).isEqualTo(1);
    String export = service.send(Call.get("/accounts/export")).is(200).body();
    assertThat(export).contains("metadata.a;b;c;d;e;f");
    post("?expect=unchanged", export).is(200);
    String semicolons = "name;\"metadata.a,b,c\";type;currency\nGas;1,2,3,4;DOMESTIC;EUR\n";
    assertThat(post("", semicolons).is(200).json().at("/counts/created").asInt()).isEqualTo(1);
  }

  @Test
  void aColumnOfMetadataIsTheKeyInItsNormalForm() {
    post("", "number,name,type,currency,metadata.caf\u00e9 au lait\n1,A,DOMESTIC,EUR,x\n").is(200);
    FunctionReply removed =
        post("", "number,name,metadata.cafe\u0301  au\u00a0lait\n1,A,\n").is(200);
    assertThat(removed.json().at("/counts/updated").asInt()).isEqualTo(1);
    assertThat(service.send(Call.get("/accounts")).json().at("/items/0/metadata")).isEmpty();
  }

  @Test
  void columnsAreNamedAsTheyAreWrittenAndPointersAreEscaped() {
    assertThat(post("", "name,a/b~c\n").isProblem(400, "validation-failed").errors())
        .containsExactly("body /a~1b~0c unknown-column");
    FunctionReply refused = post("", "name,metadata.a/b~c\nA," + "x".repeat(501) + "\n");
    assertThat(refused.isProblem(422, "import-refused").at("/plan/rows/0/errors/0/column"))
        .isEqualTo("metadata.a/b~c");
    String json = "{\"rows\":[{\"name\":\"A\",\"metadata\":{\"a/b~c\":1}}]}";
    FunctionReply rows = service.send(Call.post("/accounts/import", json));
    assertThat(rows.isProblem(422, "import-refused").at("/plan/rows/0/errors/0/column"))
        .isEqualTo("metadata.a/b~c");
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
  void aWorkbookIsRecognised() {
    FunctionReply refused = post("", "PK\3\4\24\0\6\0\b\0\0\0!\0\uFFFDl");
    assertThat(refused.isProblem(400, "malformed-body").at("/detail"))
        .isEqualTo(
            "The file is a workbook, such as .xlsx. Save the file as \u201cCSV UTF-8\u201d and send"
                + " it again.");
  }

  @Test
  void theColumnsOfAChartAreListedOnce() {
    FunctionReply refused = post("", "Konto;Bezeichnung;Name\n1;A;B\n");
    assertThat(refused.isProblem(400, "validation-failed").at("/errors/0/detail"))
        .startsWith("is not a column of a chart; its columns are accountNumber, name,");
    assertThat(refused.at("/errors/1/detail")).isEqualTo("is not a column of a chart");
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
}

package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks the same is the same to callers, and nothing is taken that no one can see. */
class TextTest {
  private static final String HIDDEN = "1200\\u200b";

  private final Service service = new Service();
  private final String id = service.open(numbered("1200"));

  @ParameterizedTest
  @ValueSource(strings = {"1200\\u00a0", "\\u2003\\t1200", "\\u30001200\\r\\n"})
  void aNumberWithOtherSpacesAroundItIsTaken(String number) {
    service.send(Call.post("/accounts", numbered(number))).isProblem(409, "account-number-taken");
  }

  @Test
  void everyInvisibleCharacterIsReportedWithItsCodeAndPosition() {
    FunctionReply reply =
        service.send(
            Call.post(
                "/accounts",
                """
                {"name":"%1$s","type":"LUNAR","currency":"EUR","accountNumber":"%1$s",
                 "externalReference":"%1$s","metadata":{"k":"%1$s"}}\
                """
                    .formatted(HIDDEN)));

    assertThat(reply.isProblem(400, "validation-failed").errors())
        .containsExactly(
            "body /metadata/k bad-character",
            "body /name bad-character",
            "body /accountNumber bad-character",
            "body /externalReference bad-character",
            "body /type bad-value");
    assertThat(reply.at("/errors/1/detail"))
        .isEqualTo("must not contain the invisible character U+200B (position 5)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"%s\"}",
        "{\"accountNumber\":\"%s\"}",
        "{\"metadata\":{\"k\":\"%s\"}}"
      })
  void aPatchIsCheckedLikeACreation(String patch) {
    service.patch(id, 1, patch.formatted(HIDDEN)).isProblem(400, "validation-failed");
    service.patch(id, 1, patch.formatted("1200\\u00a0")).is(200);
  }

  @Test
  void aReasonIsCheckedLikeAName() {
    Call call = Call.post("/accounts/" + id + "/close", "{\"reason\":\"" + HIDDEN + "\"}");

    assertThat(service.send(call.ifMatch(1)).isProblem(400, "validation-failed").errors())
        .containsExactly("body /reason bad-character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accountNumber=%C2%A01200",
        "namePrefix=%E2%80%83cash%C2%A0b",
        "metadata.a%20=%C2%A0b"
      })
  void filtersAreNormalisedLikeTheFields(String query) {
    FunctionReply reply = service.send(Call.get("/accounts?" + query)).is(200);

    assertThat(reply.at("/items/0/id")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accountNumber",
        "accountNumberPrefix",
        "externalReference",
        "namePrefix",
        "q",
        "metadata.k"
      })
  void filtersAreRefusedLikeTheFields(String parameter) {
    FunctionReply reply = service.send(Call.get("/accounts?" + parameter + "=1200%E2%80%8B"));

    assertThat(reply.isProblem(400, "validation-failed").errors())
        .containsExactly("query /" + parameter + " bad-character");
  }

  private static String numbered(String number) {
    return """
    {"name":"Cash box","type":"DOMESTIC","currency":"EUR","accountNumber":"%s",
     "metadata":{"a":"b"}}\
    """
        .formatted(number);
  }
}

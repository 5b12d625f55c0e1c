package dev.accounts.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the client of the SDK would never send, or would never show. */
class DataApiWireTest {
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=key/20260101/eu-central-1/%s/aws4_request,"
          + " SignedHeaders=host, Signature="
          + "a".repeat(64);

  @AutoClose private static final TestClient CLIENT = new TestClient();
  @AutoClose private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void aRequestWithoutASignatureIsRefused() throws Exception {
    HttpResponse<String> response =
        HTTP.send(post("/Execute", "{}").build(), BodyHandlers.ofString());
    assertError(response, 403, "MissingAuthenticationTokenException");
    assertThat(response.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
  }

  @Test
  void aSignatureForAnotherServiceIsRefused() throws Exception {
    assertError(send("/Execute", "{}", "rds"), 403, "InvalidSignatureException");
    HttpRequest basic = post("/Execute", "{}").header("Authorization", "Basic eDp5").build();
    assertError(HTTP.send(basic, BodyHandlers.ofString()), 403, "InvalidSignatureException");
  }

  @Test
  void anUnknownOperationIsNotFound() throws Exception {
    assertError(send("/ExecuteSql", "{}", "rds-data"), 404, "UnknownOperationException");
  }

  @Test
  void aBodyThatIsNoJsonObjectCannotBeRead() throws Exception {
    for (String body : new String[] {"", "[]", "{\"sql\":", "{\"resourceArn\":7}"}) {
      assertError(send("/Execute", body, "rds-data"), 400, "SerializationException");
    }
  }

  @Test
  void aValueThatIsNotOfItsTypeCannotBeRead() throws Exception {
    for (String value : new String[] {"{\"longValue\":\"x\"}", "{\"blobValue\":\"!\"}"}) {
      String body =
          """
          {"resourceArn":"%s","secretArn":"%s","sql":"SELECT :a",
           "parameters":[{"name":"a","value":%s}]}\
          """
              .formatted(DataApiCluster.RESOURCE_ARN, DataApiCluster.OWNER_SECRET_ARN, value);
      assertError(send("/Execute", body, "rds-data"), 400, "SerializationException");
    }
  }

  @Test
  void theResponseHasTheShapeThatIsDocumented() throws Exception {
    String body =
        """
        {"resourceArn":"%s","secretArn":"%s","sql":"SELECT 1 AS n, NULL AS z"}\
        """
            .formatted(DataApiCluster.RESOURCE_ARN, DataApiCluster.OWNER_SECRET_ARN);
    HttpResponse<String> response = send("/Execute", body, "rds-data");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.body())
        .isEqualTo(
            "{\"numberOfRecordsUpdated\":0,\"records\":[[{\"longValue\":1},{\"isNull\":true}]]}");
  }

  private static void assertError(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains(code);
  }

  private static HttpResponse<String> send(String path, String body, String service)
      throws IOException, InterruptedException {
    HttpRequest request =
        post(path, body).header("Authorization", SIGNATURE.formatted(service)).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(CLIENT.standIn.endpoint().resolve(path))
        .POST(BodyPublishers.ofString(body));
  }
}

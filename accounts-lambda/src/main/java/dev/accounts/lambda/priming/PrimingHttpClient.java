package dev.accounts.lambda.priming;

import dev.accounts.rest.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Stands where the network begins: what the SDK marshalled and signed gets its response here, as
 * the Data API would.
 */
final class PrimingHttpClient implements SdkHttpClient {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    boolean isRefused = body(request).contains(PrimingRow.REFUSED);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return isRefused
            ? response(BAD_REQUEST, "{\"message\":\"ERROR: primed; SQLState: 42501\"}")
            : response(OK, rows());
      }

      @Override
      public void abort() {
        // there is nothing to break off
      }
    };
  }

  private static String body(HttpExecuteRequest request) {
    return request.contentStreamProvider().map(PrimingHttpClient::text).orElse("");
  }

  private static String text(ContentStreamProvider content) {
    try (var stream = content.newStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpExecuteResponse response(int status, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    SdkHttpResponse.Builder response =
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", "application/json")
            .putHeader("x-amzn-RequestId", "priming");
    if (status != OK) {
      response.putHeader("x-amzn-ErrorType", "DatabaseErrorException");
    }
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }

  private static String rows() {
    return JsonText.object(json -> {
      json.writeArrayPropertyStart("columnMetadata");
      for (String column : PrimingRow.COLUMNS) {
        json.writeStartObject();
        json.writeStringProperty("label", column);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("records");
      for (int i = 0; i < PrimingRow.COUNT; i++) {
        json.writeStartArray();
        for (String value : PrimingRow.VALUES) {
          json.writeStartObject();
          json.writeStringProperty("stringValue", value);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeNumberProperty("numberOfRecordsUpdated", 0);
    });
  }

  @Override
  public void close() {
    // nothing is open
  }
}

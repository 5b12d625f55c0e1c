package dev.accounts.lambda.priming;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.rest.json.JsonText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/**
 * One connection of a priming to the RDS Data API, over HTTPS: each statement gets the same rows.
 */
final class PrimingDataApi {
  private static final String LENGTH = "content-length:";

  private static final String REFUSAL = "{\"message\":\"ERROR: primed; SQLState: 42501\"}";

  private PrimingDataApi() {}

  /**
   * Serves until it has refused a statement, as the last request of each round has it. So the
   * client is warm in connecting, too, and keeps no connection after the last round.
   */
  static void hold(Socket client, PrimingTls tls, PrimingRows rows) throws IOException {
    try (Socket secured = tls.secured(client)) {
      InputStream in = new BufferedInputStream(secured.getInputStream());
      OutputStream out = secured.getOutputStream();
      boolean isRefused = false;
      while (!isRefused) {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
          if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
            length = Integer.parseInt(line.substring(LENGTH.length()).strip());
          }
        }
        String body = new String(in.readNBytes(length), UTF_8);
        isRefused = body.contains(PrimingRows.REFUSED);
        out.write(
            isRefused
                ? response("400 Bad Request", "DatabaseErrorException", "close", REFUSAL)
                : response("200 OK", "", "keep-alive", result(rows.of(statement(body)))));
        out.flush();
      }
    }
  }

  /** A line of the head, which ends with an empty one. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The client went");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).strip();
  }

  private static byte[] response(String status, String error, String connection, String json) {
    byte[] body = json.getBytes(UTF_8);
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.writeBytes(
        String.join(
                "\r\n",
                "HTTP/1.1 " + status,
                "Content-Type: application/x-amz-json-1.1",
                "x-amzn-RequestId: priming",
                "x-amzn-ErrorType: " + error,
                "Connection: " + connection,
                "Content-Length: " + body.length,
                "",
                "")
            .getBytes(ISO_8859_1));
    response.writeBytes(body);
    return response.toByteArray();
  }

  private static String statement(String request) {
    return request.replaceAll("(?s).*\"sql\":\"(.*?)\".*", "$1").replace("\\n", " ");
  }

  private static String result(List<Map<String, String>> rows) {
    return JsonText.object(json -> {
      json.writeArrayPropertyStart("columnMetadata");
      for (String column : rows.getFirst().keySet()) {
        json.writeStartObject();
        json.writeStringProperty("label", column);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("records");
      for (Map<String, String> row : rows) {
        json.writeStartArray();
        for (String value : row.values()) {
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
}

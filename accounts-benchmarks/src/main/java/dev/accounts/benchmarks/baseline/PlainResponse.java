package dev.accounts.benchmarks.baseline;

/** A response as a gateway takes it, written by hand. */
final class PlainResponse {
  private PlainResponse() {}

  /** With a body of JSON in which nothing but quotes and backslashes must be escaped. */
  static String json(int status, String body) {
    StringBuilder json = new StringBuilder(body.length() * 2);
    json.append("{\"statusCode\":").append(status);
    json.append(",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"");
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\');
      }
      json.append(c);
    }
    return json.append("\"}").toString();
  }
}

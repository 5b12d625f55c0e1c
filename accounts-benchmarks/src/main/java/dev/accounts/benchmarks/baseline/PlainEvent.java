package dev.accounts.benchmarks.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A gateway's event of which the members that are needed are found by their names. */
record PlainEvent(String json) {

  static PlainEvent read(InputStream input) throws IOException {
    return new PlainEvent(new String(input.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The text that stands as the first value of this name, still escaped. */
  String text(String name) {
    int start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    int end = start;
    while (json.charAt(end) != '"') {
      end += json.charAt(end) == '\\' ? 2 : 1;
    }
    return json.substring(start, end);
  }
}

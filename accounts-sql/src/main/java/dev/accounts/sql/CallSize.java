package dev.accounts.sql;

import java.util.List;
import java.util.Optional;

/**
 * How many bytes a call takes in the RDS Data API, which carries the least of all transports: each
 * text is a string of JSON, in requests and in responses.
 */
final class CallSize {
  private static final int MEBIBYTE = 1024 * 1024;

  /** Of 4 MiB; the rest is for the headers, the statement and the names of the cluster. */
  private static final int MOST_OF_A_REQUEST = 4 * MEBIBYTE - 16 * 1024;

  /** Of 1 MiB; the rest is for what the response says of its columns. */
  private static final int MOST_OF_A_RESPONSE = MEBIBYTE - 4 * 1024;

  /** What a parameter or a row takes besides its text. */
  private static final int ABOUT_A_TEXT = 64;

  private CallSize() {}

  /** Whether the call, or a response with these rows, is more than every transport carries. */
  static boolean isTooLarge(SqlCall call, List<String> returned) {
    long request =
        call.parameters().values().stream()
            .flatMap(Optional::stream)
            .mapToLong(CallSize::bytes)
            .sum();
    long response = returned.stream().mapToLong(CallSize::bytes).sum();
    return request > MOST_OF_A_REQUEST || response > MOST_OF_A_RESPONSE;
  }

  private static long bytes(String text) {
    long bytes = ABOUT_A_TEXT;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
    }
    return bytes;
  }

  /** The SDK escapes halves of characters: {@code \ud83d}. */
  private static int bytes(char c) {
    if (c < ' ' || Character.isSurrogate(c)) {
      return 6;
    }
    if (c == '"' || c == '\\') {
      return 2;
    }
    return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }
}

package dev.accounts.local.gateway;

import dev.accounts.local.http.LocalResponse;
import java.time.Duration;
import java.util.Map;

/** What stands behind an operation. */
sealed interface Integration {

  /** The function; the gateway waits for it no longer than that. */
  record Function(Duration limit) implements Integration {}

  /** Nothing: the gateway responds by itself. */
  record Mock(int status, Map<String, String> headers) implements Integration {

    LocalResponse response() {
      LocalResponse response = LocalResponse.empty(status);
      headers.forEach(response::with);
      return response;
    }
  }
}

package dev.accounts.operations.migration;

import java.util.Map;

/**
 * What became of a request.
 *
 * @param reason one or two sentences for those who read the stack's events
 * @param data what other resources of the stack may read
 */
record Outcome(boolean succeeded, String reason, Map<String, String> data) {

  static Outcome succeeded(String reason, Map<String, String> data) {
    return new Outcome(true, reason, data);
  }

  static Outcome failed(String reason) {
    return new Outcome(false, reason, Map.of());
  }
}

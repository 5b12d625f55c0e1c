package dev.accounts.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A function that is measured.
 *
 * @param taskRoot where it is unpacked
 * @param zipBytes the size of what would be uploaded
 * @param firsts what is asked for after a restore, in this order
 */
record Candidate(
    String name,
    Path taskRoot,
    String handler,
    Map<String, String> environment,
    long zipBytes,
    List<SampleRequest> firsts) {

  /** Whether it gives every request the same response, without a look at it. */
  boolean isEmpty() {
    return handler.endsWith("EmptyHandler");
  }
}

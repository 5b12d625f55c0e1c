package dev.accounts.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A function that is measured.
 *
 * @param surroundings where it is measured
 * @param taskRoot where it is unpacked
 * @param zipBytes the size of what would be uploaded
 * @param firsts what is asked for after a restore, in this order
 */
record Candidate(
    String name,
    Surroundings surroundings,
    Path taskRoot,
    String handler,
    Map<String, String> environment,
    long zipBytes,
    List<SampleRequest> firsts) {

  /** Names it and where it is measured. */
  String fullName() {
    return surroundings.named(name);
  }

  /** Whether it gives every request the same response, without a look at it. */
  boolean isEmpty() {
    return handler.endsWith("EmptyHandler");
  }
}

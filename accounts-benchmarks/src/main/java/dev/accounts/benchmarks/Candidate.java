package dev.accounts.benchmarks;

import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.lambda.runtime.LambdaRuntimeApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A function that is measured.
 *
 * @param surroundings where it is measured
 * @param taskRoot where it is unpacked
 * @param runtime runs it, if it is not written in Java
 * @param zipBytes the size of what would be uploaded
 * @param firsts what is asked for after a restore, in this order
 */
record Candidate(
    String name,
    Surroundings surroundings,
    Path taskRoot,
    List<String> runtime,
    String handler,
    Map<String, String> environment,
    long zipBytes,
    List<SampleRequest> firsts) {

  private static final List<String> ONE_CPU = List.of("taskset", "-c", "0");

  /** Names it and where it is measured. */
  String fullName() {
    return surroundings.named(name);
  }

  /** Starts it on one CPU. */
  LambdaFunction start(LambdaRuntimeApi api, Map<String, String> variables) {
    if (runtime.isEmpty()) {
      return LambdaFunction.start(ONE_CPU, taskRoot, handler, api, variables);
    }
    List<String> command = new ArrayList<>(ONE_CPU);
    command.addAll(runtime);
    return LambdaFunction.run(command, taskRoot, handler, api, variables);
  }

  /** Whether Lambda takes snapshots of functions of its kind. */
  boolean hasSnapshots() {
    return runtime.isEmpty();
  }

  /** Whether it gives every request the same response, without a look at it. */
  boolean isEmpty() {
    return handler.endsWith("EmptyHandler");
  }
}

package dev.accounts.benchmarks;

import com.nimbusds.jose.JOSEException;
import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.lambda.runtime.LambdaRuntimeApi;
import dev.accounts.lambda.runtime.LambdaRuntimeApi.Returned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One start of a function for each of its two shapes, on one CPU. */
final class Trial {
  private static final int WARMING = 300;
  private static final int MEASURED = 500;
  private static final int TREES = 50;

  /** How many requests of each kind a function has served when it is measured once more. */
  static final int MORE = 2000;

  /** What the names of figures begin with that are of a process that was restored. */
  static final String AFTER_RESTORE = "restored: ";

  /** What those begin with of a process that has served {@value #MORE} requests of each kind. */
  static final String AFTER_MORE = "later: ";

  private static final Pattern VERSION = Pattern.compile("\\\\\"version\\\\\":(\\d+)");

  private final Candidate candidate;
  private final List<SampleRequest> common;
  private final String token;
  private final Figures figures;

  Trial(Candidate candidate, List<SampleRequest> common, Figures figures) throws JOSEException {
    this.candidate = candidate;
    this.common = common;
    this.token = candidate.surroundings().issuer().token();
    this.figures = figures;
  }

  /** A start without a snapshot, then many requests, and many more in the plain shape. */
  void coldAndWarm() throws IOException {
    try (LambdaRuntimeApi runtime = new LambdaRuntimeApi();
        LambdaFunction function = candidate.start(runtime, candidate.environment())) {
      send(runtime, common.getFirst(), 1);
      figures.add("cold CPU", (double) function.cpuMillis());
      warm(runtime, function, "", WARMING);
      if (!candidate.surroundings().encrypted()) {
        warm(runtime, function, AFTER_MORE, MORE - WARMING - MEASURED);
      }
    }
  }

  private void warm(LambdaRuntimeApi runtime, LambdaFunction function, String shape, int warming)
      throws IOException {
    for (SampleRequest request : common) {
      repeat(runtime, request, warming);
    }
    for (SampleRequest request : common) {
      long before = function.cpuNanos();
      double[] millis = repeat(runtime, request, MEASURED);
      double cpu = (function.cpuNanos() - before) / 1000.0 / MEASURED;
      figures.add(shape + "warm CPU " + request.name(), cpu);
      figures.add(shape + "p50 " + request.name(), Figures.quantile(millis, 0.5));
      figures.add(shape + "p99 " + request.name(), Figures.quantile(millis, 0.99));
    }
    figures.add(shape + "RSS", residentKiB(function) / 1024.0);
  }

  /** A start that waits where Lambda takes the snapshot; Lambda's own restore is not in it. */
  void restored() throws IOException {
    Map<String, String> environment = new HashMap<>(candidate.environment());
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (LambdaRuntimeApi runtime = new LambdaRuntimeApi();
        LambdaFunction function = candidate.start(runtime, environment)) {
      runtime.awaitSnapshot();
      figures.add("snapshot CPU", (double) function.cpuMillis());
      long before = function.cpuNanos();
      long start = System.nanoTime();
      runtime.restore();
      send(runtime, common.getFirst(), 1);
      figures.add("restored", millisSince(start));
      figures.add("restored CPU", (function.cpuNanos() - before) / 1e6);
      firsts(runtime, function);
      warm(runtime, function, AFTER_RESTORE, WARMING);
      for (SampleRequest request : candidate.firsts()) {
        if (request.name().equals("tree")) {
          repeat(runtime, request, TREES);
          figures.add("p50 tree", Figures.quantile(repeat(runtime, request, TREES), 0.5));
        }
      }
    }
  }

  private void firsts(LambdaRuntimeApi runtime, LambdaFunction function) {
    long version = 1;
    for (SampleRequest request : candidate.firsts()) {
      long before = function.cpuNanos();
      long first = System.nanoTime();
      String response = send(runtime, request, version);
      figures.add("first " + request.name(), millisSince(first));
      figures.add("first CPU " + request.name(), (function.cpuNanos() - before) / 1e6);
      Matcher found = VERSION.matcher(response);
      version =
          request.path().length() > 40 && found.find() ? Long.parseLong(found.group(1)) : version;
    }
  }

  private double[] repeat(LambdaRuntimeApi runtime, SampleRequest request, int times) {
    byte[] event = request.event(token, 1);
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      check(request, runtime.invoke(event));
      millis[i] = millisSince(start);
    }
    return millis;
  }

  private String send(LambdaRuntimeApi runtime, SampleRequest request, long version) {
    return check(request, runtime.invoke(request.event(token, version)));
  }

  private String check(SampleRequest request, Returned returned) {
    int status = candidate.isEmpty() ? 200 : request.status();
    if (!returned.to().equals("response")
        || !returned.text().contains("\"statusCode\":" + status)) {
      throw new IllegalStateException(
          candidate.fullName() + ", " + request.name() + ": " + returned);
    }
    return returned.text();
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static long residentKiB(LambdaFunction function) throws IOException {
    List<String> status =
        new ArrayList<>(Files.readAllLines(Path.of("/proc/" + function.pid() + "/status")));
    status.removeIf(line -> !line.startsWith("VmRSS:"));
    return Long.parseLong(status.getFirst().replaceAll("\\D", ""));
  }
}

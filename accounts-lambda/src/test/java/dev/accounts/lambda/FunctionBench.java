package dev.accounts.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.lambda.runtime.EmptyHandler;
import dev.accounts.lambda.runtime.LambdaFunction;
import dev.accounts.lambda.runtime.LambdaRuntimeApi;
import dev.accounts.sql.testing.TestDatabase;
import dev.accounts.sql.testing.TestPostgres;
import dev.accounts.standin.DataApiCluster;
import dev.accounts.standin.DataApiStandIn;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures the zip under Lambda's runtime, beside a function that does nothing. Not a test; run it
 * after {@code ./mvnw package -pl accounts-lambda -am -DskipTests} with
 *
 * <pre>./mvnw -q -pl accounts-lambda exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=dev.accounts.lambda.FunctionBench</pre>
 *
 * <p>Medians of several starts, on this machine: compare ratios. A restored function is one whose
 * process waited where Lambda takes the snapshot; the work of Lambda's own restore is not in it.
 */
final class FunctionBench {
  private static final String HANDLER = AccountsHandler.class.getName();
  private static final int STARTS = 7;
  private static final int WARM = 400;

  private FunctionBench() {}

  /** Prints a line for each kind of function. */
  @SuppressWarnings("SystemOut") // its result
  public static void main(String[] args) {
    TestDatabase database = TestPostgres.newDatabase();
    try (DataApiStandIn cluster = DataApiStandIn.start(database.to(DataApiCluster::of));
        UserPool pool = new UserPool()) {
      Map<String, String> memory = Service.environment(pool);
      Map<String, String> jdbc = new HashMap<>(memory);
      jdbc.put("ACCOUNTS_ADAPTER", "jdbc");
      jdbc.put(
          "ACCOUNTS_JDBC_URL",
          "jdbc:postgresql://%s:%d/%s"
              .formatted(database.host(), database.port(), database.name()));
      jdbc.put("ACCOUNTS_JDBC_USER", database.applicationUser().user());
      jdbc.put("ACCOUNTS_JDBC_PASSWORD", database.applicationUser().password());
      Map<String, String> dataApi = new HashMap<>(memory);
      dataApi.put("ACCOUNTS_ADAPTER", "dataapi");
      dataApi.put("ACCOUNTS_DATAAPI_RESOURCE_ARN", DataApiCluster.RESOURCE_ARN);
      dataApi.put("ACCOUNTS_DATAAPI_SECRET_ARN", DataApiCluster.APPLICATION_SECRET_ARN);
      dataApi.put("ACCOUNTS_DATAAPI_DATABASE", database.name());
      dataApi.put("ACCOUNTS_DATAAPI_ENDPOINT", cluster.endpoint().toString());

      System.out.println(
          "function   cold ms  cold CPU ms  restored ms  next create ms  warm ms  warm CPU us");
      print("empty", pool, memory, true);
      print("memory", pool, memory, false);
      print("jdbc", pool, jdbc, false);
      print("dataapi", pool, dataApi, false);
    }
  }

  @SuppressWarnings("SystemOut") // its result
  private static void print(
      String name, UserPool pool, Map<String, String> environment, boolean isEmpty) {
    double[][] runs =
        IntStream.range(0, STARTS)
            .mapToObj(i -> measure(pool, environment, isEmpty))
            .toArray(double[][]::new);
    System.out.printf(
        Locale.ROOT,
        "%-8s %9.0f %12.0f %12.1f %15.1f %8.2f %12.0f%n",
        name,
        median(runs, 0),
        median(runs, 1),
        median(runs, 2),
        median(runs, 3),
        median(runs, 4),
        median(runs, 5));
  }

  private static double[] measure(UserPool pool, Map<String, String> environment, boolean isEmpty) {
    byte[] list = Call.anonymous("GET", "/accounts").token(pool.token()).restEvent();
    byte[] create =
        Call.anonymous("POST", "/accounts")
            .token(pool.token())
            .json("{\"name\":\"n\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}")
            .restEvent();
    double[] result = new double[6];
    try (LambdaRuntimeApi runtime = new LambdaRuntimeApi()) {
      long start = System.nanoTime();
      try (LambdaFunction function = start(runtime, environment, isEmpty)) {
        expect(runtime, list, 200);
        result[0] = millisSince(start);
        result[1] = function.cpuMillis();
        for (int i = 0; i < WARM; i++) {
          expect(runtime, list, 200);
        }
        long cpu = function.cpuMillis();
        long warm = System.nanoTime();
        for (int i = 0; i < WARM; i++) {
          expect(runtime, list, 200);
        }
        result[4] = millisSince(warm) / WARM;
        result[5] = (function.cpuMillis() - cpu) * 1000.0 / WARM;
      }
    }
    Map<String, String> snapStart = new HashMap<>(environment);
    snapStart.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (LambdaRuntimeApi runtime = new LambdaRuntimeApi();
        LambdaFunction function = start(runtime, snapStart, isEmpty)) {
      runtime.awaitSnapshot();
      long start = System.nanoTime();
      runtime.restore();
      expect(runtime, list, 200);
      result[2] = millisSince(start);
      long next = System.nanoTime();
      expect(runtime, create, isEmpty ? 200 : 201);
      result[3] = millisSince(next);
      function.cpuMillis();
    }
    return result;
  }

  private static LambdaFunction start(
      LambdaRuntimeApi runtime, Map<String, String> environment, boolean isEmpty) {
    Path testClasses = Path.of("target", "test-classes").toAbsolutePath();
    return isEmpty
        ? LambdaFunction.start(testClasses, EmptyHandler.class.getName(), runtime, environment)
        : LambdaFunction.start(HANDLER, runtime, environment);
  }

  private static void expect(LambdaRuntimeApi runtime, byte[] event, int status) {
    Answer.of(runtime.invoke(event).text().getBytes(UTF_8)).is(status);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[][] runs, int column) {
    double[] sorted = Arrays.stream(runs).mapToDouble(run -> run[column]).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

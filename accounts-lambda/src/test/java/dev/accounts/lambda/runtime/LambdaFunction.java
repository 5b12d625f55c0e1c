package dev.accounts.lambda.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The zip in a process of its own, under Lambda's runtime and with Lambda's options: the runtime is
 * on the class path, and loads the function from where the zip was unpacked.
 */
public final class LambdaFunction implements AutoCloseable {
  /** {@code JAVA_TOOL_OPTIONS} as our template sets it. */
  public static final String OPTIONS_OF_THE_TEMPLATE =
      "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.5 -XX:Tier3LoadFeedback=200"
          + " -XX:TrimNativeHeapInterval=2000 -Djava.locale.providers=SPI";

  /** What it adds over the Data API. */
  public static final String OPTION_OVER_THE_DATA_API = "-XX:C1MaxInlineSize=20";

  private static final List<String> OPTIONS =
      List.of(
          // the JVM's own choices for a function of 512 MB, which this machine's memory would
          // change
          "-Xms8m",
          "-Xmx400m",
          "-XX:+UseSerialGC",
          "-XX:+ErrorFileToStderr",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
          "-Djava.net.preferIPv4Stack=true");

  /**
   * What java25 leaves out where Lambda prepares a process before it is needed, as AWS says where
   * its guide customizes the start of Java.
   */
  private static final List<String> ON_DEMAND = List.of("-XX:TieredStopAtLevel=1");

  private static final Set<String> PREPARED = Set.of("snap-start", "provisioned-concurrency");

  private final Process process;
  private final Path log;

  private LambdaFunction(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts the function of the build. */
  public static LambdaFunction start(
      String handler, LambdaRuntimeApi runtime, Map<String, String> environment) {
    return start(taskRoot(), handler, runtime, environment);
  }

  /**
   * Starts any function.
   *
   * @param taskRoot where it was unpacked
   */
  public static LambdaFunction start(
      Path taskRoot, String handler, LambdaRuntimeApi runtime, Map<String, String> environment) {
    return start(List.of(), taskRoot, handler, runtime, environment);
  }

  /**
   * The same behind another command.
   *
   * @param launcher runs the command that follows it, as {@code nice} does
   */
  public static LambdaFunction start(
      List<String> launcher,
      Path taskRoot,
      String handler,
      LambdaRuntimeApi runtime,
      Map<String, String> environment) {
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(environment));
    command.add(NativeLibrary.option());
    command.addAll(
        List.of(
            "-cp",
            runtimeClassPath(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            handler));
    return run(command, taskRoot, handler, runtime, environment);
  }

  /** What Lambda passes to the JVM of a function with this environment. */
  static List<String> options(Map<String, String> environment) {
    return PREPARED.contains(environment.getOrDefault("AWS_LAMBDA_INITIALIZATION_TYPE", ""))
        ? OPTIONS
        : Stream.concat(OPTIONS.stream(), ON_DEMAND.stream()).toList();
  }

  /**
   * Starts a function of any language.
   *
   * @param command its runtime
   */
  public static LambdaFunction run(
      List<String> command,
      Path taskRoot,
      String handler,
      LambdaRuntimeApi runtime,
      Map<String, String> environment) {
    try {
      Path log = Files.createTempFile("accounts-function", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(taskRoot.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      Map<String, String> variables = builder.environment();
      variables.clear();
      variables.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
      variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
      variables.put("_HANDLER", handler);
      variables.put("AWS_LAMBDA_FUNCTION_NAME", "accounts");
      variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream-1");
      variables.put("AWS_REGION", "eu-central-1");
      variables.putAll(environment);
      return new LambdaFunction(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacked once for each JVM of tests. */
  private static Path taskRoot() {
    return Unpacked.ROOT;
  }

  private static final class Unpacked {
    static final Path ROOT = unpack(zipOfTheModule());
  }

  private static Path zipOfTheModule() {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpack(Path zip) {
    return unpack(zip, zip.resolveSibling("function-task").toAbsolutePath());
  }

  /** Unpacks a zip where Lambda would have it. */
  public static Path unpack(Path zip, Path root) {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = root.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (!entry.isDirectory()) {
          Files.write(target, in.readAllBytes());
        }
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String runtimeClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(LambdaFunction::belongsToTheRuntime)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean belongsToTheRuntime(String entry) {
    String name = String.valueOf(Path.of(entry).getFileName());
    return name.startsWith("aws-lambda-java-") || name.startsWith("utils-lite-");
  }

  /** The CPU time that the process took so far, in milliseconds. */
  public long cpuMillis() {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  /**
   * The same in nanoseconds and of threads that still run, which all that serve requests and
   * compile do: the system counts a whole process in hundredths of a second.
   */
  public long cpuNanos() {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid() + "/task"))) {
      return threads.mapToLong(LambdaFunction::nanosOf).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long nanosOf(Path thread) {
    try {
      String times = Files.readString(thread.resolve("schedstat"));
      return Long.parseLong(times.substring(0, times.indexOf(' ')));
    } catch (IOException ended) {
      return 0;
    }
  }

  /** Names the process to the operating system. */
  public long pid() {
    return process.pid();
  }

  /** Everything that the function wrote. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      Files.deleteIfExists(log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

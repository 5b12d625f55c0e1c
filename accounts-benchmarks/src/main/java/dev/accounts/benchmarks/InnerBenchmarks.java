package dev.accounts.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Runs {@link InnerPieces} with JMH. Its annotation processor writes code that this project's
 * compiler would refuse, so it is compiled here, and only when it is needed.
 */
final class InnerBenchmarks {
  private static final String BENCHMARKS = InnerPieces.class.getName();

  private InnerBenchmarks() {}

  /** Arguments: directory of the project, rounds, pattern of names. */
  public static void main(String[] args) throws IOException {
    Path source =
        Path.of(args[0], "accounts-benchmarks/src/main/java")
            .resolve(BENCHMARKS.replace('.', '/') + ".java");
    Path classes = Files.createTempDirectory("accounts-jmh");
    String classPath = System.getProperty("java.class.path");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int failed =
        compiler.run(
            null,
            null,
            null,
            "-proc:full",
            "-processor",
            "org.openjdk.jmh.generators.BenchmarkProcessor",
            "-cp",
            classPath,
            "-d",
            classes.toString(),
            source.toString());
    check(failed == 0, "JMH's code cannot be compiled");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Daccounts.test.directory=" + System.getProperty("accounts.test.directory"),
            "-cp",
            classes + File.pathSeparator + classPath,
            "org.openjdk.jmh.Main",
            "-f",
            args[1],
            args[2]);
    Process jmh = new ProcessBuilder(command).inheritIO().start();
    check(jmh.onExit().join().exitValue() == 0, "JMH failed");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}

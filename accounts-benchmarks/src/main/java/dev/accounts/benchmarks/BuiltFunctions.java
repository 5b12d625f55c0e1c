package dev.accounts.benchmarks;

import dev.accounts.lambda.runtime.LambdaFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Functions with builds of their own, which need more than this project has; built when needed. */
final class BuiltFunctions {
  private final Path project;
  private final Map<Baseline, Path> built = new EnumMap<>(Baseline.class);

  BuiltFunctions(Path project) {
    this.project = project;
  }

  /** Where the function is, as Lambda would unpack it. */
  Path of(Baseline baseline) throws IOException {
    Path known = built.get(baseline);
    if (known == null) {
      known = build(baseline);
      built.put(baseline, known);
    }
    return known;
  }

  private Path build(Baseline baseline) throws IOException {
    Path builds = project.resolve("accounts-benchmarks/baselines");
    return switch (baseline) {
      case NODE -> {
        Path node = builds.resolve("node");
        run(node, "npm", "ci", "--silent");
        yield node;
      }
      case QUARKUS -> {
        Path target = maven(builds.resolve("quarkus"));
        yield LambdaFunction.unpack(
            target.resolve("function.zip"), target.resolve("function-unpacked"));
      }
      case SPRING_BOOT -> maven(builds.resolve("spring-boot")).resolve("function");
      default -> throw new IllegalArgumentException(baseline + " is made of this module's classes");
    };
  }

  private Path maven(Path build) throws IOException {
    run(build, project.resolve("mvnw").toString(), "-q", "clean", "package");
    return build.resolve("target");
  }

  private static void run(Path directory, String... command) throws IOException {
    Process process =
        new ProcessBuilder(List.of(command)).directory(directory.toFile()).inheritIO().start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed in " + directory);
    }
  }
}

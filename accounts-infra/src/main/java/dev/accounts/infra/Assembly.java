package dev.accounts.infra;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The build's program: {@code Assembly API OPERATIONS AMPLIFY TARGET} fills TARGET/deployment and
 * TARGET/amplify.
 */
public final class Assembly {
  private Assembly() {}

  /**
   * Takes the two zips, the sources of the Amplify drop-in, and the directory below which it
   * writes.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException(
          "Say the two zips, the directory amplify, and the target directory");
    }
    Deployment deployment = Deployment.of(Path.of(arguments[0]), Path.of(arguments[1]));
    Path target = Path.of(arguments[3]);
    deployment.writeTo(target.resolve("deployment"));
    new Amplify(deployment, Path.of(arguments[2])).writeTo(target.resolve("amplify"));
  }
}

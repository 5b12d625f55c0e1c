package dev.accounts.deployment;

import java.io.IOException;
import java.nio.file.Path;

/** The build's program: {@code Main ZIP TARGET} fills TARGET/deployment. */
public final class Main {
  private Main() {}

  /** Takes the function's zip, and the directory below which it writes. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Say the function's zip and the target directory");
    }
    Path target = Path.of(arguments[1]);
    Deployment.of(Path.of(arguments[0])).writeTo(target.resolve("deployment"));
  }
}

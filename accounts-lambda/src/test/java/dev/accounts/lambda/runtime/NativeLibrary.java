package dev.accounts.lambda.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The native part of Lambda's runtime, unpacked once for each JVM of tests. By itself each process
 * of the runtime unpacks it to the same place in {@code /tmp}, and one that starts meanwhile
 * crashes.
 */
final class NativeLibrary {
  private static final String SETTING =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final Path FILE = unpacked();

  private NativeLibrary() {}

  /** The option of a JVM that loads it from here. */
  static String option() {
    return "-D" + SETTING + "=" + FILE;
  }

  private static Path unpacked() {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "/jni/libaws-lambda-jni.linux-" + processor + ".so";
    try (InputStream library = NativeLibrary.class.getResourceAsStream(name)) {
      Path file = Files.createTempFile("accounts-runtime", ".so");
      file.toFile().deleteOnExit();
      Files.copy(Objects.requireNonNull(library, name), file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.accounts.local;

import dev.accounts.local.Options.Adapter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One service with a database for all tests of this process; each test takes a tenant of its own.
 */
final class SharedService {
  static final PrintStream SILENCE = new PrintStream(OutputStream.nullOutputStream());
  private static final Path DATA = directory("shared");
  private static final LocalService SERVICE = start();

  private SharedService() {}

  static LocalService get() {
    return SERVICE;
  }

  static Client client() {
    return new Client(SERVICE.base());
  }

  /** Where its data are. */
  static Path data() {
    return DATA;
  }

  private static LocalService start() {
    Parts parts = new Parts();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
    return started(DATA, parts);
  }

  /** Another one, with data of its own. */
  static LocalService started(Path data, Parts parts) {
    Options options = Options.DEFAULT.with(Adapter.JDBC).on(0).in(data);
    return LocalService.start(options, parts, line -> {}, SILENCE);
  }

  /** A new directory that the next {@code clean} removes. */
  static Path directory(String name) {
    try {
      Path target = Files.createDirectories(Path.of("target", "test-data"));
      return Files.createTempDirectory(target, name + "-").toAbsolutePath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

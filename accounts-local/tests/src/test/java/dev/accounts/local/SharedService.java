package dev.accounts.local;

import dev.accounts.local.Options.Adapter;
import dev.accounts.testkit.fixture.UnhurriedTime;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * One service with a database for all tests of this process; each test takes a tenant of its own.
 */
final class SharedService {
  static final PrintStream SILENCE = new PrintStream(OutputStream.nullOutputStream());

  private SharedService() {}

  static LocalService get() {
    return Running.SERVICE;
  }

  static Client client() {
    return new Client(get().base());
  }

  /** Where its data are. */
  static Path data() {
    return Running.DATA;
  }

  /** Started at the first use. */
  private static final class Running {
    static final Path DATA = DataDirectories.used("shared");
    static final LocalService SERVICE = start();

    private static LocalService start() {
      Parts parts = new Parts();
      Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
      return started(DATA, parts);
    }
  }

  /** Another one, with data of its own. */
  static LocalService started(Path data, Parts parts) {
    return started(Adapter.JDBC, data, parts);
  }

  /** The same with another adapter. */
  static LocalService started(Adapter adapter, Path data, Parts parts) {
    Options options = Options.DEFAULT.with(adapter).on(0).in(data);
    return LocalService.start(UnhurriedTime.OF_TESTS, options, parts, line -> {}, SILENCE);
  }
}

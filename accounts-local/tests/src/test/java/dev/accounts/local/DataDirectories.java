package dev.accounts.local;

import dev.accounts.local.Options.Adapter;
import dev.accounts.local.postgres.ByHand;
import dev.accounts.local.start.PrivateFile;
import dev.accounts.local.userpool.PoolKey;
import dev.accounts.testkit.fixture.UnhurriedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** New directories for the data of a service, which the next {@code clean} removes. */
final class DataDirectories {
  private DataDirectories() {}

  /** An empty one. */
  static Path empty(String name) {
    try {
      Path target = Files.createDirectories(Path.of("target", "test-data"));
      return Files.createTempDirectory(target, name + "-").toAbsolutePath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** An empty one but for the key that signs tokens, which takes longer to make than most tests. */
  static Path withKey(String name) {
    Path data = empty(name);
    PrivateFile.kept(data.resolve("signing-key.json"), () -> PoolKey.KEY.key().toJSONString());
    return data;
  }

  /**
   * One that a service has used before, for tests that need a database and not its first start. It
   * is a copy, since PostgreSQL takes seconds to unpack and to initialise.
   */
  static Path used(String name) {
    return copied(Used.DATA, empty(name));
  }

  /** One without a database, but with its programs and a key. */
  static Path withPrograms(String name) {
    return copied(Used.PROGRAMS, withKey(name));
  }

  private static Path copied(Path part, Path data) {
    try (Stream<Path> paths = Files.walk(part)) {
      for (Path path : paths.filter(path -> !path.equals(Used.DATA)).toList()) {
        copy(path, data.resolve(Used.DATA.relativize(path)));
      }
      return data;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Programs never change, so that every copy may have the same files. */
  private static void copy(Path from, Path to) throws IOException {
    if (from.startsWith(Used.PROGRAMS) && Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.createLink(to, from);
    } else {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Made at the first use. */
  private static final class Used {
    static final Path DATA = startedAndStopped();
    static final Path PROGRAMS = new ByHand(DATA).programs();

    private static Path startedAndStopped() {
      Path data = withKey("used");
      Options options = Options.DEFAULT.with(Adapter.JDBC).on(0).in(data);
      try (Parts parts = new Parts()) {
        LocalService.start(UnhurriedTime.OF_TESTS, options, parts, line -> {}, System.err);
        return data;
      }
    }
  }
}

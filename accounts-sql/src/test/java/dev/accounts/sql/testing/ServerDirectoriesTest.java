package dev.accounts.sql.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerDirectoriesTest {
  /** Starts a server and says which process it is. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws Exception {
      Path data = ServerDirectories.create(Path.of(arguments[0]));
      DirectoryTree.copy(EmbeddedServer.initialised(), data);
      EmbeddedServer.on(data).setRegisterShutdownHook(false).start();
      System.out.println(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @Test
  void theServerOfAJvmThatWasKilledIsStoppedAndNoOther(@TempDir Path shared) throws Exception {
    Process killed = start(shared);
    Process alive = start(shared);
    try (BufferedReader ofKilled = killed.inputReader(UTF_8);
        BufferedReader ofAlive = alive.inputReader(UTF_8)) {
      ProcessHandle abandoned = server(ofKilled);
      ProcessHandle used = server(ofAlive);
      killed.destroyForcibly().waitFor();
      assertThat(abandoned.isAlive()).isTrue();
      ServerDirectories.removeAbandoned(shared);
      assertThat(abandoned.isAlive()).isFalse();
      assertThat(used.isAlive()).isTrue();
      alive.destroyForcibly().waitFor();
      ServerDirectories.removeAbandoned(shared);
      assertThat(used.isAlive()).isFalse();
      assertThat(shared).isDirectoryNotContaining("glob:**server-*");
    } finally {
      killed.destroyForcibly();
      alive.destroyForcibly();
    }
  }

  private static Process start(Path shared) throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-Daccounts.test.directory=" + System.getProperty("accounts.test.directory"),
            "-cp",
            System.getProperty("java.class.path"),
            Starter.class.getName(),
            shared.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle server(BufferedReader said) throws Exception {
    return ProcessHandle.of(Long.parseLong(said.readLine().strip())).orElseThrow();
  }
}

package register;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application runs as its users start it. */
class MainTest {
  private static final String CLASSES = Path.of("target/classes").toString();
  private static final String MODULES = Path.of("target/modules").toString();

  @Test
  void itRunsOnTheModulePathWithoutOptions() throws Exception {
    assertRuns("-p", CLASSES + File.pathSeparator + MODULES, "-m", "register/register.Main");
  }

  @Test
  void itRunsOnTheClassPath() throws Exception {
    assertRuns("-cp", CLASSES + File.pathSeparator + Path.of(MODULES, "*"), "register.Main");
  }

  private static void assertRuns(String... java) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(java));
      command.add(postgres.getJdbcUrl("postgres", "postgres"));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(printed).isZero();
      assertThat(printed).endsWith("Cash is OPEN" + System.lineSeparator());
    }
  }
}

package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.accounts.application.port.Time;
import dev.accounts.local.postgres.LocalPostgres;
import dev.accounts.local.start.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data directory that cannot be used is one line that says what to do, and nothing runs on. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
final class BadDataDirectoryTest {
  private static final String NO_SPACE = "No space is left for the data directory";

  @Test
  void oneThatMayNotBeWritten() throws IOException {
    Path data = DataDirectories.empty("read-only");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertFailsWith(
        Program.through(Shell.asOrdinaryUser(), "--port=0", "--data=" + data),
        "Cannot write to the data directory " + data);
  }

  @Test
  void oneThatMayNotBeCreated() throws IOException {
    Path parent = DataDirectories.empty("read-only-parent");
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertFailsWith(
        Program.through(Shell.asOrdinaryUser(), "--port=0", "--data=" + parent.resolve("data")),
        "Cannot create the data directory " + parent.resolve("data"));
  }

  /** Where PostgreSQL is unpacked, and where the database is created. */
  @Test
  void aDiskThatIsFull() throws IOException {
    for (int megabytes : List.of(10, 60)) {
      Path disk = DataDirectories.empty("full");
      List<String> onSmallDisk = onDiskOf(megabytes, disk);
      assumeTrue(Shell.runs(Shell.quoted(onSmallDisk) + " true"), "file systems can be mounted");
      assertFailsWith(
          Program.through(onSmallDisk, "--port=0", "--data=" + disk.resolve("data")), NO_SPACE);
    }
  }

  /** Where a part of what PostgreSQL wrote found room, it does not say that there is no space. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "could not write to file \"pg_wal/xlogtemp.1\": No space left on device",
        "could not extend file \"base/1/2675\": wrote only 4096 of 8192 bytes at block 6\n"
            + "HINT:  Check free disk space.",
        "could not write to file \"pg_wal/xlogtemp.1\": Disk quota exceeded",
      })
  void whatPostgresqlSaysOfADiskThatIsFull(String said) {
    try (DataDirectory directory = DataDirectory.open(DataDirectories.empty("said"))) {
      assertThat(directory.failure("Cannot create the database", said, new IOException()))
          .hasMessageContaining(NO_SPACE);
    }
  }

  private static List<String> onDiskOf(int megabytes, Path disk) {
    String mounted = "mount -t tmpfs -o size=" + megabytes + "m tmpfs " + disk + " && exec \"$@\"";
    return Stream.concat(
            Shell.isRoot() ? Stream.of("unshare", "-m") : Stream.of("unshare", "-Urm"),
            Stream.of("sh", "-c", mounted, "sh"))
        .toList();
  }

  @Test
  void oneOfANewerRelease() throws SQLException {
    Path data = DataDirectories.used("newer");
    try (DataDirectory directory = DataDirectory.open(data);
        LocalPostgres postgres = LocalPostgres.start(directory, Time.SYSTEM, line -> {});
        Connection connection = postgres.superuser().getConnection()) {
      connection
          .createStatement()
          .execute("INSERT INTO accounts.schema_migration VALUES (999, 'next', 'sum')");
    }
    assertFailsWith(Program.start("--port=0", "--data=" + data), "newer release of Accounts");
    Stopped.nothingRuns(data);
  }

  @Test
  void oneOfAnotherPostgresql() throws IOException {
    Path data = DataDirectories.used("other-version");
    Files.writeString(data.resolve("pgdata/PG_VERSION"), "16\n");
    assertFailsWith(Program.start("--port=0", "--data=" + data), "made by PostgreSQL 16");
    Stopped.nothingRuns(data);
  }

  @Test
  void oneWithADamagedSigningKey() throws IOException {
    Path data = DataDirectories.used("damaged");
    Files.writeString(data.resolve("signing-key.json"), "{");
    assertFailsWith(Program.start("--port=0", "--data=" + data), "is damaged: delete the file");
  }

  private static void assertFailsWith(Program program, String words) {
    assertThat(program.end()).isEqualTo(1);
    assertThat(program.err().lines()).as(program.err()).hasSize(1);
    assertThat(program.err()).contains(words);
    assertThat(program.out()).doesNotContain("Accounts API");
  }
}

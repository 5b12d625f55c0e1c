package dev.accounts.local.postgres;

import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.start.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server wrote while it was starting; read when it does not start. */
final class ServerLog {
  private static final Pattern OTHER_VERSION =
      Pattern.compile(
          "initialized by PostgreSQL version (\\d+), which is not compatible with this version"
              + " (\\d+)");
  private static final Pattern FATAL = Pattern.compile("(?:FATAL|PANIC): +(.+)");

  private final DataDirectory data;

  ServerLog(DataDirectory data) {
    this.data = data;
  }

  Path path() {
    return data.path("postgres.log");
  }

  void delete() throws IOException {
    Files.deleteIfExists(path());
  }

  /** Why it does not start, and what to do. */
  StartFailure failure(Tools.Failed failed) {
    String text = text();
    Matcher versions = OTHER_VERSION.matcher(text);
    String line =
        versions.find()
            ? otherVersion(versions.group(1), versions.group(2))
            : "PostgreSQL does not start ("
                + reason(text).orElseGet(failed::lastLine)
                + "): see "
                + path()
                + ", or choose another directory with --data.";
    return data.failure(line, text, failed);
  }

  private String otherVersion(String theirs, String ours) {
    return "The data in "
        + data.root()
        + " were made by PostgreSQL "
        + theirs
        + ", and this is PostgreSQL "
        + ours
        + ": start the release of Accounts that made them, or choose another directory with --data.";
  }

  private static Optional<String> reason(String text) {
    return FATAL
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .reduce((first, last) -> last)
        .or(() -> text.lines().filter(line -> !line.isBlank()).reduce((first, last) -> last));
  }

  private String text() {
    try {
      return Files.readString(path(), StandardCharsets.ISO_8859_1);
    } catch (IOException none) {
      return "";
    }
  }
}

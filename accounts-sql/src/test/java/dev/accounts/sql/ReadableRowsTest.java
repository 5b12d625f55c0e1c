package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.domain.Account;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ReadableRowsTest {
  private static final String ID = "01890000-0000-7000-8000-00000000000f";
  private static final Logger LOGGER = Logger.getLogger(ReadableRows.class.getName());

  @Test
  void aRowThatIsLeftOutIsLoggedWithItsIdAndNothingElseOfIt() {
    String odd =
        Sample.json(Sample.FULL)
            .replace(Sample.ID.toString(), ID)
            .replace("\"currency\":\"CHF\"", "\"currency\":\"XQZ\"");
    Log log = new Log();
    LOGGER.addHandler(log);
    try {
      assertThat(read(odd)).isEmpty();
      assertThat(read(Sample.json(Sample.FULL))).contains(Sample.FULL);
    } finally {
      LOGGER.removeHandler(log);
    }
    List<LogRecord> ofRow = log.about(ID);
    assertThat(ofRow).hasSize(1);
    assertThat(ofRow.getFirst().getLevel()).isEqualTo(Level.SEVERE);
    assertThat(ofRow.getFirst().getMessage())
        .isEqualTo("Account {0} breaks a rule and is left out ({1})");
    assertThat(ofRow.getFirst().getParameters()[1])
        .hasToString("dev.accounts.sql.Redacted: java.lang.IllegalArgumentException");
  }

  private static Optional<Account> read(String json) {
    return ReadableRows.read(json, StoredAccountJson::readRow);
  }

  /** Keeps what other tests log at the same time, too. */
  private static final class Log extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
    }

    List<LogRecord> about(String id) {
      return records.stream().filter(entry -> entry.getParameters()[0].equals(id)).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

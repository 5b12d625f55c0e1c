package h2adapter;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Standing;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A row of the history.
 *
 * @param happenedAt never earlier than the event of the same account before it
 */
record EventRow(long place, AccountEvent.Type type, Instant happenedAt, Account account) {

  static EventRow read(ResultSet row) throws SQLException {
    return new EventRow(
        row.getLong("place"),
        AccountEvent.Type.valueOf(row.getString("event_type")),
        row.getObject("happened_at", Instant.class),
        account(row));
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new AccountId(row.getObject("account_id", UUID.class)),
        new TenantId(row.getString("tenant")),
        AccountType.valueOf(row.getString("account_type")),
        Currency.getInstance(row.getString("currency")),
        new Details(
            Optional.ofNullable(row.getObject("parent_id", UUID.class)).map(AccountId::new),
            row.getString("name"),
            Optional.ofNullable(row.getString("account_number")),
            Optional.ofNullable(row.getString("external_reference")),
            metadata(row.getObject("metadata", String[].class))),
        new Standing(
            AccountStatus.valueOf(row.getString("status")),
            Optional.ofNullable(row.getString("status_reason")),
            row.getObject("status_since", Instant.class)),
        new Version(row.getLong("version")),
        stamp(row, "created"),
        stamp(row, "updated"));
  }

  private static Stamp stamp(ResultSet row, String what) throws SQLException {
    return new Stamp(
        row.getObject(what + "_at", Instant.class), new Subject(row.getString(what + "_by")));
  }

  private static Metadata metadata(String[] keysAndValues) {
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      pairs.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Metadata.of(pairs);
  }

  static String[] array(Metadata metadata) {
    return metadata.entries().entrySet().stream()
        .flatMap(pair -> Stream.of(pair.getKey(), pair.getValue()))
        .toArray(String[]::new);
  }
}

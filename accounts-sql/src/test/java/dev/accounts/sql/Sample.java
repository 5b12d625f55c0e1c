package dev.accounts.sql;

import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Standing;
import dev.accounts.domain.Subject;
import dev.accounts.domain.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Accounts in which every field has a value of its own, or none that can be absent. */
final class Sample {
  static final Caller CALLER = Caller.of("tenant", "caller");
  static final AccountId ID = AccountId.parse("01890000-0000-7000-8000-000000000001");
  static final AccountId PARENT = AccountId.parse("01890000-0000-7000-8000-000000000002");
  static final UUID OPERATION = UUID.fromString("01890000-0000-7000-8000-000000000003");
  static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");
  static final Stamp CREATED = new Stamp(AT, new Subject("creator"));
  static final Stamp UPDATED = new Stamp(AT.plusSeconds(60), new Subject("editor"));

  static final Account FULL =
      new Account(
          ID,
          CALLER.tenant(),
          AccountType.INTERNATIONAL,
          Currency.getInstance("CHF"),
          Details.named("Größe \"1\"")
              .under(PARENT)
              .numbered("1.10")
              .referencedAs("ref/7")
              .with(Metadata.of(Map.of("b", "2\n3", "a", "1"))),
          new Standing(AccountStatus.FROZEN, Optional.of("under review"), AT.plusSeconds(30)),
          new Version(7),
          CREATED,
          UPDATED);

  static final Account BARE =
      new Account(
          ID,
          CALLER.tenant(),
          AccountType.DOMESTIC,
          Currency.getInstance("EUR"),
          Details.named("bare"),
          new Standing(AccountStatus.OPEN, Optional.empty(), AT),
          Version.FIRST,
          CREATED,
          CREATED);

  private Sample() {}

  /** The account as a row of the schema's functions has it. */
  static Map<String, String> row(Account account) {
    return Map.of("account", json(account));
  }

  static String json(Account account) {
    return StoredAccountJson.write(account, OPERATION);
  }

  /** The same account at another version. */
  static Account at(long version) {
    return new Account(
        ID,
        CALLER.tenant(),
        BARE.type(),
        BARE.currency(),
        BARE.details(),
        BARE.standing(),
        new Version(version),
        CREATED,
        UPDATED);
  }
}

package dev.accounts.sql.testing;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Stamp;
import dev.accounts.domain.Transition;
import dev.accounts.testkit.fixture.TestTenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of write that the port has. */
public enum Write {
  CREATE,
  CREATE_ONCE,
  BATCH,
  EDIT,
  EDIT_ONCE,
  MOVE,
  FREEZE,
  UNFREEZE,
  CLOSE,
  REOPEN,
  DELETE;

  private static final IdempotencyKey KEY = new IdempotencyKey("key", "a".repeat(64));

  /** The account as it has to be before the write; for a creation just any. */
  public Account prepared(TestTenant tenant) {
    Account account = tenant.open("account");
    return switch (this) {
      case UNFREEZE -> tenant.freeze(account);
      case REOPEN -> tenant.close(account);
      case CREATE, CREATE_ONCE, BATCH, EDIT, EDIT_ONCE, MOVE, FREEZE, CLOSE, DELETE -> account;
    };
  }

  /** Where a move goes; other writes go nowhere, and get the account itself. */
  public Account destination(TestTenant tenant, Account account) {
    return this == MOVE ? tenant.open("parent") : account;
  }

  /** The write itself, as a caller with so much time. */
  public Account run(TestTenant tenant, Account account, Account parent, Duration patience) {
    var caller = tenant.caller().waiting(patience);
    NewAccount wanted = NewAccount.domestic("EUR", Details.named("created"));
    return switch (this) {
      case CREATE -> tenant.accounts().open(caller, wanted);
      case CREATE_ONCE -> tenant.accounts().openOnce(caller, wanted, KEY);
      case BATCH -> batch(tenant, caller, wanted);
      case EDIT_ONCE ->
          tenant
              .accounts()
              .changeOnce(caller, account.id(), account.version(), change(parent), KEY);
      case DELETE -> tenant.accounts().delete(caller, account.id(), account.version());
      case EDIT, MOVE, FREEZE, UNFREEZE, CLOSE, REOPEN ->
          tenant.accounts().change(caller, account.id(), account.version(), change(parent));
    };
  }

  /** A new account by itself. */
  private static Account batch(TestTenant tenant, Caller caller, NewAccount wanted) {
    Stamp stamp = Stamp.now(InstantSource.system(), caller.subject());
    AccountId id = AccountId.next(InstantSource.system());
    Account created = Account.open(id, caller.tenant(), wanted, stamp);
    tenant.writeAll(
        caller,
        new Batch(
            id.value(),
            Optional.of(KEY),
            List.of(Creation.of(created)),
            Map.of(),
            List.of(),
            List.of("report"),
            stamp));
    return created;
  }

  private Change change(Account parent) {
    return switch (this) {
      case EDIT, EDIT_ONCE -> Edit.NOTHING.rename("edited");
      case MOVE -> Edit.NOTHING.moveUnder(parent.id());
      case FREEZE, UNFREEZE, CLOSE, REOPEN ->
          new Transition(Transition.Action.valueOf(name()), "reason");
      case CREATE, CREATE_ONCE, BATCH, DELETE -> throw new IllegalStateException(name());
    };
  }
}

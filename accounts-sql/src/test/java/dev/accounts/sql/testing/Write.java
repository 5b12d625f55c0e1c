package dev.accounts.sql.testing;

import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.Change;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.NewAccount;
import dev.accounts.domain.Transition;
import dev.accounts.testkit.TestTenant;
import java.time.Duration;

/** Every kind of write that the port has. */
public enum Write {
  CREATE,
  CREATE_ONCE,
  EDIT,
  MOVE,
  FREEZE,
  UNFREEZE,
  CLOSE,
  REOPEN,
  DELETE;

  /** The account as it has to be before the write; for a creation just any. */
  public Account prepared(TestTenant tenant) {
    Account account = tenant.open("account");
    return switch (this) {
      case UNFREEZE -> tenant.freeze(account);
      case REOPEN -> tenant.close(account);
      case CREATE, CREATE_ONCE, EDIT, MOVE, FREEZE, CLOSE, DELETE -> account;
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
      case CREATE_ONCE ->
          tenant.accounts().openOnce(caller, wanted, new IdempotencyKey("key", "a".repeat(64)));
      case DELETE -> tenant.accounts().delete(caller, account.id(), account.version());
      case EDIT, MOVE, FREEZE, UNFREEZE, CLOSE, REOPEN ->
          tenant.accounts().change(caller, account.id(), account.version(), change(parent));
    };
  }

  private Change change(Account parent) {
    return switch (this) {
      case EDIT -> Edit.NOTHING.rename("edited");
      case MOVE -> Edit.NOTHING.moveUnder(parent.id());
      case FREEZE, UNFREEZE, CLOSE, REOPEN ->
          new Transition(Transition.Action.valueOf(name()), "reason");
      case CREATE, CREATE_ONCE, DELETE -> throw new IllegalStateException(name());
    };
  }
}

package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Change;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Transition;
import dev.accounts.domain.Version;
import dev.accounts.rest.body.AccountJson;
import dev.accounts.rest.body.BodyFields;
import dev.accounts.rest.body.DetailsBody;
import dev.accounts.rest.body.PatchBody;
import dev.accounts.rest.http.EntityTag;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.MediaType;
import dev.accounts.rest.http.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Everything that changes one account at a version the caller saw, and returns the account. */
final class ChangeAccount implements Endpoint {
  private static final Set<String> REASON = Set.of("reason");

  private final Accounts accounts;
  private final Set<String> mediaTypes;
  private final Set<String> fields;
  private final Function<BodyFields, Optional<? extends Change>> reading;

  private ChangeAccount(
      Accounts accounts,
      Set<String> mediaTypes,
      Set<String> fields,
      Function<BodyFields, Optional<? extends Change>> reading) {
    this.accounts = accounts;
    this.mediaTypes = mediaTypes;
    this.fields = fields;
    this.reading = reading;
  }

  /** {@code PATCH /accounts/{id}}. */
  static Endpoint patch(Accounts accounts) {
    return new ChangeAccount(
        accounts,
        MediaType.PATCH,
        DetailsBody.FIELDS,
        fields -> Optional.of(PatchBody.read(fields)));
  }

  /** {@code PUT /accounts/{id}}. */
  static Endpoint replace(Accounts accounts) {
    return new ChangeAccount(
        accounts,
        MediaType.JSON,
        DetailsBody.AS_READ,
        fields -> Optional.of(Edit.replacingWith(DetailsBody.read(fields))));
  }

  /** {@code POST /accounts/{id}/freeze} and its like. */
  static Endpoint transition(Accounts accounts, Transition.Action action) {
    return new ChangeAccount(
        accounts, MediaType.JSON, REASON, fields -> transition(fields, action));
  }

  private static Optional<Transition> transition(BodyFields fields, Transition.Action action) {
    return fields
        .requiredText("reason")
        .flatMap(reason -> fields.errors().gather(In.BODY, () -> new Transition(action, reason)));
  }

  /** Another version than the caller saw is refused by the change itself. */
  private void refuseChanged(BodyFields given, Caller caller, AccountId id, Version version) {
    try {
      Account present = accounts.get(caller, id);
      if (present.version().equals(version)) {
        given.refuseChanged(present);
      }
    } catch (Refusal.NotFound gone) {
      // which the change says as well
    }
  }

  @Override
  public Response handle(Exchange exchange) {
    AccountId id = exchange.accountId();
    byte[] body = exchange.body(mediaTypes);
    Version version = exchange.expectedVersion();
    BodyFields given = BodyFields.read(body, exchange.errors(), fields);
    Optional<? extends Change> change = reading.apply(given);
    if (given.hasReadOnly()) {
      refuseChanged(given, exchange.caller(), id, version);
    }
    Optional<IdempotencyKey> key = exchange.idempotencyKey(EntityTag.bytes(version), body);
    exchange.errors().throwIfAny();
    return AccountJson.response(
        200, changed(accounts, exchange.caller(), id, version, change.orElseThrow(), key));
  }

  /** The account after the change, which takes place once if there is a key. */
  static Account changed(
      Accounts accounts,
      Caller caller,
      AccountId id,
      Version version,
      Change change,
      Optional<IdempotencyKey> key) {
    return key.map(once -> accounts.changeOnce(caller, id, version, change, once))
        .orElseGet(() -> accounts.change(caller, id, version, change));
  }
}

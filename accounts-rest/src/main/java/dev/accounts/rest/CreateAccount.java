package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountType;
import dev.accounts.domain.Details;
import dev.accounts.domain.NewAccount;
import dev.accounts.rest.body.AccountJson;
import dev.accounts.rest.body.BodyFields;
import dev.accounts.rest.body.DetailsBody;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.MediaType;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.Choices;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code POST /accounts}. */
final class CreateAccount implements Endpoint {
  private static final Set<String> FIELDS = new TreeSet<>(DetailsBody.FIELDS);

  static {
    FIELDS.addAll(Set.of("type", "currency"));
  }

  private final Accounts accounts;

  CreateAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Response handle(Exchange exchange) {
    byte[] body = exchange.body(MediaType.JSON);
    Optional<IdempotencyKey> key = exchange.idempotencyKey(body);
    NewAccount wanted = wanted(BodyFields.read(body, exchange.errors(), FIELDS));
    Account account =
        key.map(once -> accounts.openOnce(exchange.caller(), wanted, once))
            .orElseGet(() -> accounts.open(exchange.caller(), wanted));
    String location = exchange.request().path().asCalled() + "/" + account.id();
    return AccountJson.response(201, account).with("Location", location);
  }

  private static NewAccount wanted(BodyFields fields) {
    FieldErrors errors = fields.errors();
    Details details = DetailsBody.read(fields);
    Optional<AccountType> type =
        fields
            .requiredText("type")
            .flatMap(t -> Choices.one(AccountType.values(), t, errors, In.BODY, "/type"));
    Optional<Currency> currency =
        fields
            .requiredText("currency")
            .flatMap(c -> Choices.currency(c, errors, In.BODY, "/currency"));
    errors.throwIfAny();
    return new NewAccount(type.orElseThrow(), currency.orElseThrow(), details);
  }
}

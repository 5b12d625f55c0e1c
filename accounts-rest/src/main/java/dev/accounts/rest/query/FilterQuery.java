package dev.accounts.rest.query;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilterBuilder;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.AccountType;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;

/** Reads which accounts a list is to have. */
public final class FilterQuery {
  private FilterQuery() {}

  /** The filter; with errors gathered, what is returned must not be used. */
  public static AccountFilter read(QueryFields query) {
    FieldErrors errors = query.errors();
    AccountFilterBuilder filter = AccountFilter.where();
    query.one("parentId").ifPresent(parent -> place(query, filter, parent));
    for (String status : query.all("status")) {
      Choices.one(AccountStatus.values(), status, errors, In.QUERY, "/status")
          .ifPresent(filter::status);
    }
    query
        .one("type")
        .flatMap(type -> Choices.one(AccountType.values(), type, errors, In.QUERY, "/type"))
        .ifPresent(filter::type);
    query
        .one("currency")
        .flatMap(code -> Choices.currency(code, errors, In.QUERY, "/currency"))
        .ifPresent(filter::currency);
    query.one("q").ifPresent(filter::text);
    query.one("namePrefix").ifPresent(filter::namePrefix);
    query.one("accountNumber").ifPresent(filter::accountNumber);
    query.one("accountNumberPrefix").ifPresent(filter::accountNumberPrefix);
    query.one("externalReference").ifPresent(filter::externalReference);
    query.eachMetadata(filter::metadata);
    return errors.gather(In.QUERY, filter::build).orElse(AccountFilter.ALL);
  }

  private static void place(QueryFields query, AccountFilterBuilder filter, String parent) {
    if (parent.equals("root")) {
      filter.isRoot();
    } else {
      query.accountId("parentId", parent).ifPresent(filter::childOf);
    }
  }
}

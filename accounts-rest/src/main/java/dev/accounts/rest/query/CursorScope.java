package dev.accounts.rest.query;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.application.port.AccountFilter.Place;
import dev.accounts.application.port.Sort;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.AccountStatus;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.past.AsOf;
import dev.accounts.domain.past.Period;
import java.util.Optional;
import java.util.Set;

/** Marks one list of one tenant, so that a cursor fits no other. */
public final class CursorScope {
  private CursorScope() {}

  /** The accounts that match in this order, whatever the order of the conditions. */
  public static byte[] of(TenantId tenant, AccountFilter filter, Sort sort, AsOf asOf) {
    LengthPrefixedHash hash =
        new LengthPrefixedHash()
            .add(tenant.value())
            .add("listAccounts")
            .add(text(sort))
            .add(place(filter.place()));
    hash.add(statuses(filter.statuses()));
    addTo(hash, filter.type());
    addTo(hash, filter.currency());
    addTo(hash, filter.text());
    addTo(hash, filter.namePrefix());
    addTo(hash, filter.accountNumber());
    addTo(hash, filter.accountNumberPrefix());
    addTo(hash, filter.externalReference());
    hash.add(filter.metadataJson());
    asOf.at().ifPresent(then -> hash.add(then.toString()));
    return hash.digest();
  }

  /** The history of one account. */
  public static byte[] of(TenantId tenant, AccountId id) {
    return new LengthPrefixedHash()
        .add(tenant.value())
        .add("listAccountEvents")
        .add(id.toString())
        .digest();
  }

  /** What differs in a period. */
  public static byte[] of(TenantId tenant, Period period) {
    return new LengthPrefixedHash()
        .add(tenant.value())
        .add("listDifferences")
        .add(period.toString())
        .digest();
  }

  /** The changes of all accounts. */
  public static byte[] ofChanges(TenantId tenant) {
    return new LengthPrefixedHash().add(tenant.value()).add("listChanges").digest();
  }

  /** As the record was written when the first cursors were made, which must stay valid. */
  private static String text(Sort sort) {
    return "Sort[by=" + sort.by() + ", descending=" + sort.descending() + "]";
  }

  private static String statuses(Set<AccountStatus> statuses) {
    return statuses.isEmpty() ? "[]" : statuses.stream().sorted().toList().toString();
  }

  private static void addTo(LengthPrefixedHash hash, Optional<?> condition) {
    hash.add(condition.isPresent() ? "=" + condition.get() : "");
  }

  private static String place(Place place) {
    return switch (place) {
      case Place.Anywhere anywhere -> "";
      case Place.Root root -> "root";
      case Place.Under(AccountId parent) -> parent.toString();
    };
  }
}

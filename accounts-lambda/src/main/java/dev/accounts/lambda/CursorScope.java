package dev.accounts.lambda;

import dev.accounts.domain.AccountFilter;
import dev.accounts.domain.AccountFilter.Place;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.TenantId;
import java.util.Optional;

/** Marks one list of one tenant, so that a cursor fits no other. */
final class CursorScope {
  private CursorScope() {}

  /** The accounts that match, whatever the order in which the conditions were said. */
  static byte[] of(TenantId tenant, AccountFilter filter) {
    Sha256 hash = new Sha256().add(tenant.value()).add("listAccounts").add(place(filter.place()));
    hash.add(filter.statuses().stream().sorted().toList().toString());
    addTo(hash, filter.type());
    addTo(hash, filter.currency());
    addTo(hash, filter.namePrefix());
    addTo(hash, filter.accountNumber());
    addTo(hash, filter.externalReference());
    return hash.add(filter.metadataJson()).digest();
  }

  /** The history of one account. */
  static byte[] of(TenantId tenant, AccountId id) {
    return new Sha256().add(tenant.value()).add("listAccountEvents").add(id.toString()).digest();
  }

  private static void addTo(Sha256 hash, Optional<?> condition) {
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

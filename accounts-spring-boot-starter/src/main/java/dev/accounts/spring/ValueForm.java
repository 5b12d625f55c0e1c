package dev.accounts.spring;

import dev.accounts.application.port.Feed;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import dev.accounts.domain.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one form that accounts and their values have in JSON: that of the REST API. Made of texts,
 * numbers and maps, which every version of Jackson writes in the same way.
 */
final class ValueForm {
  /** The types that have a form of their own; records that are made of these need none. */
  static final List<Class<?>> TYPES =
      List.of(
          Account.class,
          AccountId.class,
          TenantId.class,
          Subject.class,
          Version.class,
          Metadata.class,
          Feed.Position.class);

  /** The name of the Jackson modules: an application may have one called accounts itself. */
  static final String MODULE = "dev.accounts.spring";

  private ValueForm() {}

  /** The form of a value of one of these types. */
  static Object of(Object value) {
    return switch (value) {
      case Account account -> members(account);
      case Version version -> version.value();
      case Metadata metadata -> metadata.entries();
      default -> value.toString();
    };
  }

  private static Map<String, Object> members(Account account) {
    Details details = account.details();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", account.id().toString());
    put(members, "parentId", details.parentId());
    members.put("name", details.name());
    put(members, "accountNumber", details.accountNumber());
    put(members, "externalReference", details.externalReference());
    members.put("type", account.type().name());
    members.put("currency", account.currency().getCurrencyCode());
    members.put("status", account.status().name());
    put(members, "statusReason", account.standing().reason());
    members.put("statusChangedAt", account.standing().since().toString());
    members.put("metadata", details.metadata().entries());
    members.put("version", account.version().value());
    members.put("createdAt", account.created().at().toString());
    members.put("createdBy", account.created().by().value());
    members.put("updatedAt", account.updated().at().toString());
    members.put("updatedBy", account.updated().by().value());
    return members;
  }

  private static void put(Map<String, Object> members, String name, Optional<?> value) {
    value.ifPresent(present -> members.put(name, present.toString()));
  }
}

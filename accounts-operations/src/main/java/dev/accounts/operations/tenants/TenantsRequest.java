package dev.accounts.operations.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.operations.login.SetupRefused;
import dev.accounts.rest.json.Json;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator asks for.
 *
 * @param tenant whose; empty for a list of all
 * @param by who asks for it, as the operator says
 * @param after the position after which a page begins
 */
record TenantsRequest(Action action, String tenant, String by, Optional<String> after) {

  /** What can be done. */
  enum Action {
    LIST,
    EXPORT,
    FREEZE,
    UNFREEZE,
    ERASE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads an event.
   *
   * @throws SetupRefused when a member is missing or wrong; it says which
   */
  static TenantsRequest read(Json event) {
    Action action = action(event);
    String tenant = action == Action.LIST ? "" : required(event, "tenant");
    boolean changes = action != Action.LIST && action != Action.EXPORT;
    if (action == Action.ERASE && !tenant.equals(event.at("confirm").text().orElse(""))) {
      throw new SetupRefused("To erase a tenant, its name must be in confirm, too");
    }
    return new TenantsRequest(
        action,
        tenant,
        changes ? required(event, "by") : "",
        event.at("after").text().map(TenantsRequest::position));
  }

  private static Action action(Json event) {
    String wanted = event.at("do").text().orElse("");
    for (Action action : Action.values()) {
      if (action.word().equals(wanted)) {
        return action;
      }
    }
    throw new SetupRefused("do must be list, export, freeze, unfreeze or erase");
  }

  private static String required(Json event, String name) {
    return event
        .at(name)
        .text()
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new SetupRefused("The event has no " + name));
  }

  private static String position(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException unreadable) {
      throw new SetupRefused("after must be the next of the page before");
    }
  }

  /** A position as the next request has it. */
  static String token(String position) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
  }
}

package dev.accounts.rest.auth;

import dev.accounts.domain.Permission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tokens allow.
 *
 * @param byName the permissions of a group of the user pool or a scope of a resource server; a
 *     token with several of them has the permissions of all. None for tokens that allow everything.
 */
public record PermissionRules(Map<String, Set<Permission>> byName) {
  /** Every token allows everything. */
  public static final PermissionRules NONE = new PermissionRules(Map.of());

  public PermissionRules {
    byName = Map.copyOf(byName);
  }

  /** Whether every token allows everything. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  Set<Permission> of(Token token) {
    if (isEmpty()) {
      return EnumSet.allOf(Permission.class);
    }
    Stream<String> scopes = token.claim("scope").stream().flatMap(all -> Stream.of(all.split(" ")));
    return Stream.concat(token.texts("cognito:groups").stream(), scopes)
        .flatMap(name -> byName.getOrDefault(name, Set.of()).stream())
        .collect(Collectors.toSet());
  }
}

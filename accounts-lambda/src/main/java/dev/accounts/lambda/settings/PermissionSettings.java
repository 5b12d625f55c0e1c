package dev.accounts.lambda.settings;

import dev.accounts.domain.Permission;
import dev.accounts.rest.auth.PermissionRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the groups and scopes of one user pool's tokens allow. */
final class PermissionSettings {
  static final String NAME = "ACCOUNTS_PERMISSIONS";
  private static final String ANY = "(read|write|control)";
  private static final String ENTRY = "[^\\s=+]+=" + ANY + "(\\+" + ANY + ")*";
  private static final String RULE =
      "be like readers=read, editors=read+write: names of groups or scopes, each once, with"
          + " read, write and control; for each user pool of ACCOUNTS_ISSUER, or once for all";

  private final Environment environment;

  PermissionSettings(Environment environment) {
    this.environment = environment;
  }

  /** The value is of one user pool; the setting that it is part of was set. */
  PermissionRules read(String value) {
    List<String> entries = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    Map<String, Set<Permission>> byName = new HashMap<>();
    boolean right =
        entries.stream().allMatch(entry -> entry.matches(ENTRY) && isNew(entry, byName));
    if (!right) {
      environment.problems().add(NAME + " must " + RULE);
    }
    return new PermissionRules(byName);
  }

  private static boolean isNew(String entry, Map<String, Set<Permission>> byName) {
    String[] parts = entry.split("=", 2);
    return byName.put(parts[0], permissions(parts[1])) == null;
  }

  private static Set<Permission> permissions(String names) {
    return Arrays.stream(names.split("\\+", -1))
        .map(name -> Permission.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}

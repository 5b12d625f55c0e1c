package dev.accounts.local.userpool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pool's groups, which are those of the templates, and who is in them. As with Cognito they
 * belong to the person and not to the sign-in: a person who renews their tokens has their groups of
 * then.
 */
public final class Groups {
  /** What the groups allow, as the function's setting. */
  public static final String PERMISSIONS =
      "accounts-readers=read,accounts-editors=read+write,accounts-controllers=read+control";

  /** The claim with the groups. */
  static final String CLAIM = "cognito:groups";

  private static final List<String> ALL =
      List.of("accounts-readers", "accounts-editors", "accounts-controllers");

  private final Map<Person, List<String>> members = new ConcurrentHashMap<>();

  /** Those that the person was put into; all of them for anyone else. */
  List<String> of(Person person) {
    return members.getOrDefault(person, ALL);
  }

  /** Puts the person into these groups and takes them out of the others. */
  void put(Person person, List<String> groups) {
    members.put(person, List.copyOf(groups));
  }

  /** The same after a restart, when nothing is known of the person but a token. */
  void remember(Person person, List<String> groups) {
    members.putIfAbsent(person, List.copyOf(groups));
  }

  /** Whether the pool has all of them. */
  static boolean areKnown(List<String> groups) {
    return Set.copyOf(ALL).containsAll(groups);
  }
}

package dev.accounts.lambda;

/** Makes JSON pointers (RFC 6901). */
final class Pointers {
  private Pointers() {}

  static String to(String... names) {
    StringBuilder pointer = new StringBuilder();
    for (String name : names) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}

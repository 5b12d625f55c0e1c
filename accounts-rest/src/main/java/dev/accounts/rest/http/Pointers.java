package dev.accounts.rest.http;

/** Makes JSON pointers (RFC 6901). */
public final class Pointers {
  private Pointers() {}

  /** The pointer to a member of a member. */
  public static String to(String... names) {
    StringBuilder pointer = new StringBuilder();
    for (String name : names) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** The name in a pointer of one step. */
  public static String nameIn(String pointer) {
    return pointer.substring(1).replace("~1", "/").replace("~0", "~");
  }
}

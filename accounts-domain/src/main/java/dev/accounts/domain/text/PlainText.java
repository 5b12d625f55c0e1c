package dev.accounts.domain.text;

/**
 * Texts that are the same in all their forms, as most are: one look at each character is enough.
 */
public final class PlainText {
  private PlainText() {}

  /** Whether it has visible characters of ASCII and spaces only. */
  public static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}

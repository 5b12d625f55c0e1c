package dev.accounts.domain.text;

import java.text.Normalizer;
import java.util.OptionalInt;

/** The normal forms of texts. All are composed (NFC) and begin with no space. */
public enum TextForm {
  /** One line that people read. */
  LINE,
  /** The beginning of a line, whose last space counts. */
  PREFIX,
  /** What must differ visibly from all others: runs of spaces are one, and nothing is invisible. */
  KEY,
  /** Text with line breaks and tabs. */
  LINES;

  /** Stands where a decoder found what was no character. */
  public static final int REPLACEMENT = 0xFFFD;

  /** The normal form of a text. */
  public String of(String given) {
    String trimmed =
        trimmed(PlainText.is(given) ? given : Normalizer.normalize(given, Normalizer.Form.NFC));
    return this == KEY ? collapsed(trimmed) : trimmed;
  }

  /** The index of the first character that no one can see, or that stands for one that was lost. */
  public OptionalInt firstRefused(String given) {
    if (PlainText.is(given)) {
      return OptionalInt.empty();
    }
    int end = end(given);
    for (int at = start(given); at < end; at += Character.charCount(given.codePointAt(at))) {
      if (isRefused(given, at)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isRefused(String text, int at) {
    int c = text.codePointAt(at);
    if (isSpace(c)) {
      boolean breaksLine = Character.getType(c) != Character.SPACE_SEPARATOR;
      return breaksLine && (this == LINE || this == PREFIX);
    }
    boolean isLost = c == REPLACEMENT;
    boolean isInvisible =
        InvisibleCharacters.contain(c)
            && (this == KEY || !InvisibleCharacters.changeWhatIsSeen(text, at));
    return isLost || isInvisible;
  }

  /** The property White_Space of Unicode. */
  public static boolean isSpace(int c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == 0x85;
  }

  private String trimmed(String text) {
    return text.substring(start(text), end(text));
  }

  private static int start(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Every space is one UTF-16 unit. */
  private int end(String text) {
    int start = start(text);
    int end = text.length();
    while (this != PREFIX && end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static String collapsed(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean space = isSpace(text.charAt(i));
      if (!space || !isSpace(text.charAt(i - 1))) {
        collapsed.append(space ? ' ' : text.charAt(i));
      }
    }
    return collapsed.toString();
  }
}

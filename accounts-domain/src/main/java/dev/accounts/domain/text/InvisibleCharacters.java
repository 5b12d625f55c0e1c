package dev.accounts.domain.text;

/**
 * Characters that leave no mark of their own: controls and formats, code points that are not or
 * only privately assigned, and what Unicode calls default ignorable. Spaces are not among them.
 */
final class InvisibleCharacters {
  /** Fillers, blanks and inherent vowels that count as letters, marks or symbols. */
  private static final String BLANK =
      "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + Character.toString(0x1D159);

  /** Formats that enclose a number and are seen (Prepended_Concatenation_Mark). */
  private static final String SEEN =
      "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
          + Character.toString(0x110BD)
          + Character.toString(0x110CD);

  /** The scripts before it, such as Latin, Greek and Cyrillic, do without joiners. */
  private static final int FIRST_OF_JOINING_SCRIPTS = 0x590;

  private InvisibleCharacters() {}

  static boolean contain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> SEEN.indexOf(c) < 0;
      default -> BLANK.indexOf(c) >= 0 || isSelector(c);
    };
  }

  /**
   * Whether an invisible character changes how its neighbours look: a joiner or non-joiner in a
   * script that joins, and between emoji, or the variation selector of the character before it.
   */
  static boolean changeWhatIsSeen(String text, int at) {
    int c = text.codePointAt(at);
    int before = at == 0 ? ' ' : text.codePointBefore(at);
    int end = at + Character.charCount(c);
    int after = end == text.length() ? ' ' : text.codePointAt(end);
    if (isSelector(c)) {
      return isSeen(before);
    }
    return isJoiner(c)
        && (isSeen(before) || isSelector(before))
        && (before >= FIRST_OF_JOINING_SCRIPTS || isOfJoiningScript(after));
  }

  private static boolean isOfJoiningScript(int c) {
    return c >= FIRST_OF_JOINING_SCRIPTS && isSeen(c);
  }

  private static boolean isSeen(int c) {
    return !contain(c) && !TextForm.isSpace(c);
  }

  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  private static boolean isSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180D)
        || c == 0x180F;
  }
}

package dev.accounts.domain;

import dev.accounts.domain.text.TextForm;
import java.util.Locale;

/**
 * What each text may be when people give it, and the form in which it is kept. Text that is stored
 * already is read as it is: decision 16.
 */
public enum TextRule {
  NAME(TextForm.LINE, 1, Details.MAX_NAME),
  NAME_PREFIX(TextForm.PREFIX, 1, Details.MAX_NAME),
  SEARCH(TextForm.LINE, 1, Details.MAX_NAME),
  ACCOUNT_NUMBER(TextForm.KEY, 1, Details.MAX_NUMBER),
  EXTERNAL_REFERENCE(TextForm.KEY, 1, Details.MAX_REFERENCE),
  REASON(TextForm.LINE, 1, Transition.MAX_REASON),
  METADATA_KEY(TextForm.KEY, 1, Metadata.MAX_KEY),
  METADATA_VALUE(TextForm.LINES, 0, Metadata.MAX_VALUE);

  private final TextForm form;
  private final int min;
  private final int max;

  TextRule(TextForm form, int min, int max) {
    this.form = form;
    this.min = min;
    this.max = max;
  }

  /**
   * The text in its normal form.
   *
   * @param violations gets what is wrong with the text
   */
  public String normal(String given, Violations violations) {
    String normal = normal(given);
    violations.length(normal, min, max);
    form.firstRefused(given).ifPresent(at -> violations.add("bad-character", refused(given, at)));
    return normal;
  }

  /** The text in its normal form, whatever is wrong with it. */
  public String normal(String given) {
    return form.of(given);
  }

  private static String refused(String given, int at) {
    int c = given.codePointAt(at);
    int position = given.codePointCount(0, at) + 1;
    String where = String.format(Locale.ROOT, "U+%04X (position %d)", c, position);
    return c == TextForm.REPLACEMENT
        ? "must not contain "
            + where
            + ", which stands for a character that was lost; send the text in UTF-8"
        : "must not contain the invisible character " + where;
  }
}

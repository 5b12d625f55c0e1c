package dev.accounts.rest.json;

import java.io.Writer;

/** What is written becomes a text; unlike {@link java.io.StringWriter} without a lock. */
final class UnlockedText extends Writer {
  private final StringBuilder text = new StringBuilder(1024);

  @Override
  public void write(char[] characters, int offset, int length) {
    text.append(characters, offset, length);
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // nothing is open
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

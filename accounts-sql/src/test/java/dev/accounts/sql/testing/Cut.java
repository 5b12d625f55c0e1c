package dev.accounts.sql.testing;

import java.io.IOException;

/** Ends a connection at one message of the protocol, whichever side sends it; once. */
public final class Cut {

  /** Whether the message still arrives. */
  public enum Moment {
    /** It is lost. */
    BEFORE,
    /** It arrives, and nothing after it. */
    AFTER
  }

  private final Moment moment;
  private final Runnable meanwhile;
  private int remaining;

  /**
   * A cut at the message with this number.
   *
   * @param message 1 for the next one on any connection
   * @param meanwhile what happens as well
   */
  public Cut(int message, Moment moment, Runnable meanwhile) {
    this.remaining = message;
    this.moment = moment;
    this.meanwhile = meanwhile;
  }

  /** Lets nothing happen. */
  static Cut none() {
    return new Cut(0, Moment.AFTER, () -> {});
  }

  /** How a message passes on. */
  interface Passage {
    void pass() throws IOException;
  }

  void pass(Passage message) throws IOException {
    boolean isHere = isHere();
    if (!isHere || moment == Moment.AFTER) {
      message.pass();
    }
    if (isHere) {
      meanwhile.run();
      throw new IOException("cut on purpose");
    }
  }

  private synchronized boolean isHere() {
    remaining--;
    return remaining == 0;
  }

  /** Calls it off; says whether it had taken place. */
  public synchronized boolean end() {
    boolean isOver = remaining <= 0;
    remaining = 0;
    return isOver;
  }
}

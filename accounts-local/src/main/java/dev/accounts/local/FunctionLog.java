package dev.accounts.local;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Where the function writes. Lines about work that no one at the terminal asked for are shown only
 * if that work goes wrong.
 */
final class FunctionLog extends OutputStream {
  private final PrintStream out;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean holding;

  FunctionLog(PrintStream out) {
    this.out = out;
  }

  /** Line by line. */
  PrintStream lines() {
    return new PrintStream(this, true, out.charset());
  }

  /**
   * Does the work, and shows what was written meanwhile when it is done.
   *
   * @param ofWork which lines are left out if the work goes well
   * @param work returns whether it went well
   */
  void hushed(Predicate<String> ofWork, BooleanSupplier work) {
    hold();
    Predicate<String> leftOut = line -> false;
    try {
      leftOut = work.getAsBoolean() ? ofWork : leftOut;
    } finally {
      release(leftOut);
    }
  }

  private synchronized void hold() {
    holding = true;
  }

  private synchronized void release(Predicate<String> leftOut) {
    holding = false;
    held.toString(out.charset()).lines().filter(leftOut.negate()).forEach(out::println);
    out.flush();
    held.reset();
  }

  @Override
  public synchronized void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (holding) {
      held.write(bytes, offset, length);
    } else {
      out.write(bytes, offset, length);
    }
  }

  @Override
  public synchronized void flush() {
    out.flush();
  }
}

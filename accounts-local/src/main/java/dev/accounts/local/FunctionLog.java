package dev.accounts.local;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * Where the function writes. What it writes during work that nobody at the terminal asked for is
 * shown only if that work goes wrong.
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
   * Does the work.
   *
   * @param work answers whether it went well
   */
  void hushed(BooleanSupplier work) {
    hold();
    boolean well = false;
    try {
      well = work.getAsBoolean();
    } finally {
      release(well);
    }
  }

  private synchronized void hold() {
    holding = true;
  }

  private synchronized void release(boolean well) {
    holding = false;
    if (!well) {
      out.writeBytes(held.toByteArray());
      out.flush();
    }
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

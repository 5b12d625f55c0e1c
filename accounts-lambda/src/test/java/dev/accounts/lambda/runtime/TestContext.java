package dev.accounts.lambda.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Lambda's context, keeping what is logged. */
public final class TestContext extends InvocationContext {
  private final List<String> lines;
  private final AtomicInteger remainingMillis;

  public TestContext() {
    this(new CopyOnWriteArrayList<>(), new AtomicInteger(30_000));
  }

  private TestContext(List<String> lines, AtomicInteger remainingMillis) {
    super("invocation-1", remainingMillis::get, lines::add);
    this.lines = lines;
    this.remainingMillis = remainingMillis;
  }

  public List<String> lines() {
    return lines;
  }

  public void remaining(int millis) {
    remainingMillis.set(millis);
  }
}

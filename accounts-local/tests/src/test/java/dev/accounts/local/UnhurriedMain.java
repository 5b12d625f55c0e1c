package dev.accounts.local;

import dev.accounts.testkit.fixture.UnhurriedTime;

/** The program on a machine that may be busy, for tests of what must happen, whenever it does. */
final class UnhurriedMain {
  private UnhurriedMain() {}

  public static void main(String[] arguments) {
    Main.run(arguments, UnhurriedTime.OF_TESTS);
  }
}

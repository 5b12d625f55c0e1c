package dev.accounts.local;

/**
 * What the jar runs. This class alone is compiled for an older Java than the rest, so that such a
 * Java gets as far as saying what it lacks.
 */
public final class Launcher {
  private static final int OLDEST = 21;

  private Launcher() {}

  /** Starts the service, or says in one line that this Java is too old for it. */
  public static void main(String[] arguments) {
    int feature = Runtime.version().feature();
    if (feature < OLDEST) {
      System.err.println(
          "Accounts needs Java "
              + OLDEST
              + " or newer, and this is Java "
              + feature
              + ": install a newer one (https://adoptium.net has them) and start this with it.");
      System.exit(1);
    }
    Main.main(arguments);
  }
}

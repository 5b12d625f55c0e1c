package dev.accounts.local;

import dev.accounts.local.start.StartFailure;
import java.io.PrintStream;
import java.util.List;

/** The program: reads the command line, starts the service, says where it is, stops it. */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUNDERSTOOD = 2;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs until it is told to stop; what keeps it from starting is said in one line. */
  public static void main(String[] arguments) {
    new Main(System.out, System.err).run(List.of(arguments));
  }

  private void run(List<String> arguments) {
    if (arguments.contains("--help")) {
      out.print(Options.HELP);
      return;
    }
    try {
      start(CommandLine.read(arguments));
    } catch (CommandLine.Misunderstood misunderstood) {
      end(misunderstood, MISUNDERSTOOD);
    }
  }

  private void start(Options options) {
    Parts parts = new Parts();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts), "stop"));
    try {
      LocalService service =
          LocalService.start(options, parts, line -> out.println(line + " ..."), err);
      out.println(Greeting.of(service, options));
    } catch (StartFailure failure) {
      stop(parts);
      end(failure, FAILED);
    }
  }

  private void stop(Parts parts) {
    parts.closeAll().forEach(failure -> err.println(failure.getMessage()));
  }

  private void end(Exception why, int code) {
    err.println(why.getMessage());
    System.exit(code);
  }
}

package dev.accounts.local;

import dev.accounts.application.port.Time;
import java.io.PrintStream;
import java.util.List;

/** The program: reads the command line, starts the service, says where it is, stops it. */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUNDERSTOOD = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final Time time;
  private final Parts parts = new Parts();

  private Main(PrintStream out, PrintStream err, Time time) {
    this.out = out;
    this.err = err;
    this.time = time;
  }

  /** Runs until it is asked to stop; what keeps it from starting is said in one line. */
  public static void main(String[] arguments) {
    run(arguments, Time.SYSTEM);
  }

  /** The same on a machine for which time passes like this. */
  static void run(String[] arguments, Time time) {
    new Main(System.out, System.err, time).run(List.of(arguments));
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
    } catch (RuntimeException | Error failure) {
      fail(failure);
    }
  }

  private void start(Options options) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    LocalService service = LocalService.start(time, options, parts, this::say, err);
    say(Greeting.of(service, options));
  }

  private void say(String line) {
    if (!parts.areClosed()) {
      out.println(line);
    }
  }

  /** After Ctrl-C a start fails because its parts go away, which is not worth a word. */
  private void fail(Throwable failure) {
    if (!parts.areClosed()) {
      close();
      end(failure, FAILED);
    }
  }

  private void stop() {
    if (!parts.areClosed() && close()) {
      out.println("Stopped.");
    }
  }

  /** Says what could not be closed; returns whether all went well. */
  private boolean close() {
    List<RuntimeException> failures = parts.closeAll();
    failures.forEach(failure -> err.println(FailureLine.of(failure)));
    return failures.isEmpty();
  }

  private void end(Throwable why, int status) {
    err.println(FailureLine.of(why));
    System.exit(status);
  }
}

package dev.accounts.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as a process of its own, as a person would start it. */
final class Program implements AutoCloseable {
  /** For a machine that does other things as well; a program that has ended is noticed at once. */
  private static final int SECONDS = 600;

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Program start(String... options) {
    return start(Map.of(), options);
  }

  /** Starts it with more environment variables. */
  static Program start(Map<String, String> environment, String... options) {
    return start(environment, command(options));
  }

  /** Starts it through another program, which is given the command as its last arguments. */
  static Program through(List<String> other, String... options) {
    return start(Map.of(), Stream.concat(other.stream(), command(options).stream()).toList());
  }

  /**
   * Starts it as a terminal does: with a process group of its own, and listening to Ctrl-C, which a
   * build in the background of a script does not.
   */
  static Program leadingItsGroup(String... options) {
    return start(
        Map.of(),
        Stream.concat(
                Stream.of("env", "--default-signal=INT", "setsid"), unhurried(options).stream())
            .toList());
  }

  /** What starts it in a shell, with all the time of the world to stop. */
  static List<String> unhurried(String... options) {
    return command(java(), ClassArchive.optionsWithTests(), UnhurriedMain.class.getName(), options);
  }

  /** Starts it in a JVM with these options. */
  static Program with(List<String> jvm, String... options) {
    return start(Map.of(), command(java(), jvm, options));
  }

  /** What starts it in a shell. */
  static List<String> command(String... options) {
    return command(java(), ClassArchive.options(), options);
  }

  /** The same with another Java. */
  static List<String> command(Path java, String... options) {
    return command(java, List.of("-cp", System.getProperty("java.class.path")), options);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"));
  }

  private static List<String> command(Path java, List<String> jvm, String... options) {
    return command(java, jvm, "dev.accounts.local.Launcher", options);
  }

  private static List<String> command(Path java, List<String> jvm, String main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin").resolve("java").toString());
    // these processes live for seconds, which is too short for the second compiler to pay
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(jvm);
    command.add(main);
    command.addAll(List.of(options));
    return command;
  }

  /** Runs any command as the program. */
  static Program start(Map<String, String> environment, List<String> command) {
    Path directory = DataDirectories.empty("program");
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start(), out, err);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits for the end, and returns the exit code. */
  int end() {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running\n" + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Waits until it says where the API is. */
  Client ready() {
    String mark = "Accounts API: ";
    said("Stop it with");
    String rest = out().substring(out().indexOf(mark) + mark.length());
    return new Client(URI.create(rest.lines().findFirst().orElseThrow()));
  }

  /** Waits until it says so. */
  void said(String words) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!out().contains(words)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("Never said: " + words + "\n" + out() + err());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Asks it to stop, as Ctrl-C or a supervisor does. */
  int stop() {
    process.destroy();
    return end();
  }

  /** Sends a signal to its process group, as a terminal does; it may have ended already. */
  void signalGroup(String name) {
    Shell.run("kill -s " + name + " -- -" + process.pid() + " || true");
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it without a chance to tidy up. */
  void kill() {
    process.destroyForcibly();
    end();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}

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

/** The program as a process of its own, as a person would start it. */
final class Program implements AutoCloseable {
  private static final int SECONDS = 90;

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
    Path directory = DataDirectories.empty("program");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.accounts.local.Launcher"));
    command.addAll(List.of(options));
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

  /** Waits for the end, and answers the exit code. */
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

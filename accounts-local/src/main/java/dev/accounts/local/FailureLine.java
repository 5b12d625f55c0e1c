package dev.accounts.local;

import static java.util.stream.Collectors.joining;

import dev.accounts.local.start.StartFailure;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** What a failure is to the person at the terminal: one line, whatever went wrong. */
final class FailureLine {
  private static final String OURS = "dev.accounts.";

  private FailureLine() {}

  static String of(Throwable failure) {
    if (failure instanceof StartFailure || failure instanceof CommandLine.Misunderstood) {
      return oneLine(failure);
    }
    if (isOutOfMemory(failure)) {
      return "Java has too little memory: set JAVA_TOOL_OPTIONS=-Xmx512m and start this again.";
    }
    return "An error in Accounts keeps it from starting, please report it: " + place(failure);
  }

  private static boolean isOutOfMemory(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }

  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(frame -> described(failure) + " at " + frame)
        .orElseGet(() -> described(failure));
  }

  private static String described(Throwable failure) {
    return failure.getClass().getName() + ": " + oneLine(failure);
  }

  private static String oneLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().map(String::strip).collect(joining(" "));
  }
}

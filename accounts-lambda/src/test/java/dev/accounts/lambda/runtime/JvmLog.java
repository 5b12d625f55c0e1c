package dev.accounts.lambda.runtime;

import java.util.stream.Collectors;

/** What a JVM writes about itself into a function's log, when its options ask for that. */
public final class JvmLog {
  private JvmLog() {}

  /** What the JVM says, in lines of columns, that it uses for one of its options. */
  public static String flag(String log, String name) {
    return log.lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[1].equals(name))
        .map(columns -> columns[3])
        .collect(Collectors.joining(" and "));
  }

  /** The lines of the function itself. */
  public static String withoutClassesAndFlags(String log) {
    return log.lines()
        .filter(line -> !line.contains("[class,load]") && !line.startsWith(" "))
        .collect(Collectors.joining("\n"));
  }
}

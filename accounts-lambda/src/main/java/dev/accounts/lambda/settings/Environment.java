package dev.accounts.lambda.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings as they were set. Says all that is wrong with them, and never a value. */
public final class Environment {
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  /** Settings by their names. */
  public Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** As Lambda sets them. */
  public static Environment ofTheProcess() {
    return new Environment(System.getenv());
  }

  /** Whether Lambda starts this process to take a snapshot of it, as it says in its environment. */
  public static boolean isForSnapshot() {
    return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /** A setting that has to be there. */
  public String required(String name, String what) {
    String value = optional(name, "");
    if (value.isEmpty()) {
      problems.add("set " + name + " to " + what);
    }
    return value;
  }

  String optional(String name, String absent) {
    String value = variables.getOrDefault(name, "").strip();
    return value.isEmpty() ? absent : value;
  }

  /** Notes that a setting is wrong unless it is right, or missing altogether. */
  void check(boolean right, String name, String value, String rule) {
    if (!right && !value.isEmpty()) {
      problems.add(name + " must " + rule);
    }
  }

  /** A setting that must name something of this service. */
  public String arn(String name, String service, String what) {
    String arn = required(name, what);
    check(Arns.isOf(service, arn), name, arn, "be like arn:aws:" + service + ":REGION:ACCOUNT:…");
    return arn;
  }

  List<String> problems() {
    return problems;
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettings when any setting is missing or wrong; it says all of them at once
   */
  public void throwIfWrong() {
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }
}

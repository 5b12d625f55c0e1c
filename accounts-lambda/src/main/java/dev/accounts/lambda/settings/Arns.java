package dev.accounts.lambda.settings;

/** Judges and reads the names of what is in AWS. */
public final class Arns {
  private static final int REGION = 3;

  private Arns() {}

  /** Whether it names something of this service in one region and account. */
  public static boolean isOf(String service, String arn) {
    return arn.matches("arn:[a-z-]+:" + service + ":[a-z0-9-]+:\\d{12}:.+");
  }

  /** The region, which is the fourth part of a valid ARN. */
  public static String region(String arn) {
    return arn.split(":", -1)[REGION];
  }
}

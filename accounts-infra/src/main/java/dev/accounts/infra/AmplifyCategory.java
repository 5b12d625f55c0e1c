package dev.accounts.infra;

import java.util.List;
import java.util.Map;

/**
 * A custom category of an Amplify Gen 1 project: one of our templates, whose parameters are called
 * as Amplify passes them.
 *
 * @param category the directory in {@code amplify/backend}; none of Amplify's own, whose resources
 *     Amplify builds and changes in ways of its own
 * @param resource the directory below it; logical IDs are made of both, so only letters and digits
 * @param template the file name of the template that it is made of
 * @param zip the code of its functions, as the template names it
 * @param renamed Amplify's name by the template's name of a parameter: {@code env} is passed to
 *     every category, and an output of another one as category, resource and output in one word
 */
record AmplifyCategory(
    String category, String resource, String template, String zip, Map<String, String> renamed) {
  /** Stands for the name of the project's own user pool, which Amplify makes up. */
  static final String POOL = "MYPOOL";

  private static final String CLUSTER = "rdsaccountsCluster";

  /** In the order in which they depend on each other. */
  static List<AmplifyCategory> all() {
    return List.of(
        new AmplifyCategory(
            "rds",
            "accountsCluster",
            "data.yaml",
            Deployment.OPERATIONS,
            Map.of("Environment", "env")),
        new AmplifyCategory(
            "rest",
            "accountsApi",
            "api.yaml",
            Deployment.API,
            Map.of(
                "Environment", "env",
                "ClusterArn", CLUSTER + "ClusterArn",
                "SecretArn", CLUSTER + "SecretArn",
                "Database", CLUSTER + "Database",
                "UserPoolId", "auth" + POOL + "UserPoolId",
                "UserPoolClientIds", "auth" + POOL + "AppClientIDWeb")));
  }

  /** Where the category's files are, from {@code amplify/backend}. */
  String directory() {
    return category + "/" + resource;
  }
}

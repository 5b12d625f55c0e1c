package dev.accounts.testkit.dataapi;

import dev.accounts.testkit.TestDatabase.Login;
import java.util.Optional;

/** Where a call goes: which database, as whom. */
record Place(Login login, String database) {

  static Place of(RequestBody body, DataApiCluster cluster) {
    String resource = body.required("resourceArn");
    String secret = body.required("secretArn");
    if (!resource.equals(cluster.resourceArn())) {
      throw ErrorType.HTTP_ENDPOINT_NOT_ENABLED.refuse(
          "HttpEndpoint is not enabled for resource " + resource);
    }
    Optional<Login> login = cluster.secrets().apply(secret);
    return new Place(
        login.orElseThrow(() ->
            ErrorType.SECRETS_ERROR.refuse("Secrets Manager can't find the specified secret.")),
        body.text("database").orElse(cluster.database()));
  }
}

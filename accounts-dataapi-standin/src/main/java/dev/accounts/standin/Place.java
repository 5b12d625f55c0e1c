package dev.accounts.standin;

import dev.accounts.standin.DataApiCluster.Login;
import dev.accounts.standin.wire.ErrorType;
import dev.accounts.standin.wire.RequestBody;
import java.util.Optional;

/** Where a call goes: which database, as whom. */
record Place(Login login, String database) {

  static Place of(RequestBody body, DataApiCluster cluster) {
    checkLengths(body);
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

  /** The lengths that the model of the service allows; the schema is of no use any more. */
  private static void checkLengths(RequestBody body) {
    body.text("resourceArn", 11, 100);
    body.text("secretArn", 11, 100);
    body.text("database", 0, 64);
    body.text("sql", 0, 65_536);
    body.text("transactionId", 0, 192);
    if (body.text("schema").isPresent()) {
      throw ErrorType.VALIDATION.refuse("The schema parameter isn't supported");
    }
  }
}

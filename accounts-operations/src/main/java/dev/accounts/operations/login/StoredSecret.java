package dev.accounts.operations.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** A secret in AWS Secrets Manager, and its versions. */
public final class StoredSecret {
  /** The label of the version in use. */
  public static final String CURRENT = "AWSCURRENT";

  /** The label of the version that waits to be used. */
  public static final String PENDING = "AWSPENDING";

  private final SecretsManagerClient client;
  private final String arn;

  /** The secret of this ARN. */
  public StoredSecret(SecretsManagerClient client, String arn) {
    this.client = client;
    this.arn = arn;
  }

  /**
   * The version in use.
   *
   * @throws SetupRefused when it cannot be read, or holds no login
   */
  public SecretVersion current() {
    try {
      return read(client.getSecretValue(get -> get.secretId(arn).versionStage(CURRENT)));
    } catch (SecretsManagerException failed) {
      throw new SetupRefused("The secret of a login cannot be read (" + code(failed) + ")");
    }
  }

  /** The version with this id that waits to be used, once it has a value. */
  public Optional<SecretVersion> pending(String id) {
    try {
      return Optional.of(
          read(
              client.getSecretValue(get -> get.secretId(arn).versionId(id).versionStage(PENDING))));
    } catch (ResourceNotFoundException none) {
      return Optional.empty();
    }
  }

  private static SecretVersion read(GetSecretValueResponse response) {
    String text = response.secretString() == null ? "" : response.secretString();
    return SecretVersion.parse(response.versionId(), text);
  }

  /** Gives a pending version its value. */
  public void put(String id, String text) {
    client.putSecretValue(
        put -> put.secretId(arn).clientRequestToken(id).secretString(text).versionStages(PENDING));
  }

  /** The labels of every version, by the version's id; empty when the secret is not rotated. */
  public Map<String, List<String>> labels() {
    var secret = client.describeSecret(describe -> describe.secretId(arn));
    return Boolean.TRUE.equals(secret.rotationEnabled()) ? secret.versionIdsToStages() : Map.of();
  }

  /** Takes one version into use instead of another. */
  public void use(String id, String instead) {
    client.updateSecretVersionStage(move ->
        move.secretId(arn).versionStage(CURRENT).moveToVersionId(id).removeFromVersionId(instead));
  }

  private static String code(AwsServiceException failed) {
    return failed.awsErrorDetails() == null
        ? "status " + failed.statusCode()
        : failed.awsErrorDetails().errorCode();
  }
}

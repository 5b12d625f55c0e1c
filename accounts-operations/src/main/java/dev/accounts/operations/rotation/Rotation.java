package dev.accounts.operations.rotation;

import dev.accounts.operations.login.LoginRole;
import dev.accounts.operations.login.SecretVersion;
import dev.accounts.operations.login.SetupRefused;
import dev.accounts.operations.login.StoredSecret;
import dev.accounts.sql.migration.SqlRunner;
import java.util.List;
import java.util.Map;

/**
 * The steps of a rotation: "Lambda rotation functions" in the guide of Secrets Manager. Each does
 * nothing when it was done before.
 */
final class Rotation {
  private final StoredSecret secret;
  private final SqlRunner database;

  /**
   * A rotation.
   *
   * @param database as the user who may change passwords
   */
  Rotation(StoredSecret secret, SqlRunner database) {
    this.secret = secret;
    this.database = database;
  }

  /**
   * Does one step for the version with this id.
   *
   * @throws SetupRefused when the secret or the version is not one to be rotated
   */
  void run(String step, String id) {
    Map<String, List<String>> labels = secret.labels();
    List<String> own = labels.getOrDefault(id, List.of());
    if (own.contains(StoredSecret.CURRENT)) {
      return;
    }
    if (!own.contains(StoredSecret.PENDING)) {
      throw new SetupRefused("The secret is not rotated, or has no such version that is pending");
    }
    switch (step) {
      case "createSecret" -> create(id);
      case "setSecret" -> set(pending(id));
      case "testSecret" -> test(pending(id));
      case "finishSecret" -> finish(pending(id), labels);
      default -> throw new SetupRefused("The event's Step is none of the four");
    }
  }

  private void create(String id) {
    if (secret.pending(id).isEmpty()) {
      secret.put(id, secret.current().withNewPassword());
    }
  }

  private void set(SecretVersion pending) {
    if (!pending.user().equals(secret.current().user())) {
      throw new SetupRefused("The pending version names another user than the one in use");
    }
    role(pending).ensure(pending);
  }

  /**
   * The Data API logs in with the version in use only, so the pending one cannot be tried out here.
   * What can be known is that the password set last is the pending version's, on a role that may
   * log in and that has the rights that it is for.
   *
   * <p>Secrets Manager also asks when rotation is set up, with a pending version that is a copy of
   * the one in use, and takes that away again.
   */
  private void test(SecretVersion pending) {
    LoginRole role = role(pending);
    SecretVersion current = secret.current();
    SecretVersion last = current.hasLoginOf(pending) ? current : pending;
    if (!role.hasPasswordOf(last) || !role.hasOnlyItsPurpose()) {
      throw new SetupRefused("The database does not have the pending password; set it again");
    }
  }

  /** A migration in between may have set the old password again. */
  private void finish(SecretVersion pending, Map<String, List<String>> labels) {
    LoginRole role = role(pending);
    if (!role.hasPasswordOf(pending)) {
      role.ensure(pending);
    }
    String before =
        labels.entrySet().stream()
            .filter(version -> version.getValue().contains(StoredSecret.CURRENT))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new SetupRefused("The secret has no version in use"));
    secret.use(pending.id(), before);
  }

  private LoginRole role(SecretVersion version) {
    return new LoginRole(database, version);
  }

  private SecretVersion pending(String id) {
    return secret
        .pending(id)
        .orElseThrow(
            () -> new SetupRefused("The pending version has no value; begin with createSecret"));
  }
}

package dev.accounts.operations.migration;

import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.dataapi.DataApiSchema;
import dev.accounts.operations.login.AwsClients;
import dev.accounts.operations.login.LoginRole;
import dev.accounts.operations.login.SecretVersion;
import dev.accounts.operations.login.SetupRefused;
import dev.accounts.operations.login.StoredSecret;
import dev.accounts.sql.migration.Migration;
import dev.accounts.sql.migration.MigrationRefused;
import dev.accounts.sql.migration.Migrator;
import dev.accounts.sql.migration.SqlRunner;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Brings a database to the present schema, and the logins with it. */
final class SchemaMigration {
  private final AwsClients clients;

  SchemaMigration(AwsClients clients) {
    this.clients = clients;
  }

  /** Does what is missing; safe to do again after any interruption, and by two at once. */
  Outcome run(SchemaProperties properties, Deadline deadline, Consumer<String> progress) {
    try (var dataApi = clients.dataApi(properties.region());
        var secrets = clients.secretsManager(properties.region())) {
      List<SecretVersion> logins =
          properties.loginSecretArns().stream()
              .map(arn -> new StoredSecret(secrets, arn).current())
              .toList();
      SqlRunner database =
          DataApiSchema.patientRunner(dataApi, properties.asMaster(), deadline, progress);
      List<LoginRole> roles = logins.stream().map(it -> new LoginRole(database, it)).toList();
      Migrator migrator = new Migrator(database);
      List<Migration> applied = migrator.migrate();
      migrator.inCluster(properties.clusterArn());
      applied.forEach(migration -> progress.accept("Applied " + migration));
      for (int i = 0; i < roles.size(); i++) {
        SecretVersion login = logins.get(i);
        roles.get(i).ensure(login);
        progress.accept("The role " + login.user() + " has the password of " + login);
      }
      return succeeded(applied.size());
    } catch (SetupRefused | MigrationRefused refused) {
      return Outcome.failed(String.valueOf(refused.getMessage()));
    } catch (RepositoryException failed) {
      return Outcome.failed(advice(failed));
    }
  }

  private static Outcome succeeded(int applied) {
    String version = String.valueOf(Migration.all().getLast().version());
    return Outcome.succeeded(
        "The schema has version " + version + "; applied now: " + applied,
        Map.of("SchemaVersion", version, "Applied", String.valueOf(applied)));
  }

  private static String advice(RepositoryException failed) {
    return switch (failed.reason()) {
      case UNAVAILABLE ->
          failed.getMessage()
              + ", until the time for it was over. Look whether the cluster has an available writer"
              + " instance, then try again; what was applied stays applied.";
      case DEFECT ->
          failed.getMessage()
              + ". Look whether the Data API is enabled, the database and the secrets exist, and"
              + " this function may use them, then try again.";
    };
  }
}

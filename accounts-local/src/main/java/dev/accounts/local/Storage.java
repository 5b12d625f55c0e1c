package dev.accounts.local;

import dev.accounts.application.port.Time;
import dev.accounts.local.postgres.LocalPostgres;
import dev.accounts.local.postgres.LocalSchema;
import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.userpool.Groups;
import dev.accounts.local.userpool.UserPool;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the function keeps accounts, in the words of its settings.
 *
 * @param demoMark the file that says that the demo accounts were made; none to make them always
 */
record Storage(Map<String, String> settings, Optional<Path> demoMark) {

  static Storage start(
      Time time,
      Options options,
      Optional<DataDirectory> data,
      Parts parts,
      Consumer<String> progress) {
    return switch (options.adapter()) {
      case MEMORY -> new Storage(Map.of("ACCOUNTS_ADAPTER", "memory"), Optional.empty());
      case JDBC -> kept(data.orElseThrow(), jdbc(login(data.orElseThrow(), time, parts, progress)));
      case DATAAPI ->
          kept(
              data.orElseThrow(),
              LocalDataApi.start(login(data.orElseThrow(), time, parts, progress), parts));
    };
  }

  private static Storage kept(DataDirectory data, Map<String, String> settings) {
    return new Storage(settings, Optional.of(data.path("demo-accounts")));
  }

  private static Map<String, String> jdbc(LocalPostgres.Login login) {
    return Map.of(
        "ACCOUNTS_ADAPTER", "jdbc",
        "ACCOUNTS_JDBC_URL", login.url(),
        "ACCOUNTS_JDBC_USER", login.user(),
        "ACCOUNTS_JDBC_PASSWORD", login.password());
  }

  private static LocalPostgres.Login login(
      DataDirectory data, Time time, Parts parts, Consumer<String> progress) {
    LocalPostgres postgres =
        parts.keep(() -> LocalPostgres.start(data, time, progress), LocalPostgres::close);
    postgres.createDatabase();
    new LocalSchema(postgres).update(progress);
    return postgres.serviceLogin("accounts_app");
  }

  /** All settings of the function. */
  Map<String, String> settings(Options options, UserPool pool) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ACCOUNTS_ISSUER", pool.issuer());
    all.put("ACCOUNTS_CLIENT_ID", UserPool.CLIENT_ID);
    all.put("ACCOUNTS_TOKEN_USE", "id");
    all.put("ACCOUNTS_PERMISSIONS", Groups.PERMISSIONS);
    all.put("ACCOUNTS_ALLOWED_ORIGIN", options.allowedOrigin());
    return all;
  }
}

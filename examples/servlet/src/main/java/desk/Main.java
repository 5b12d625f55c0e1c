package desk;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.PermissionRules;
import java.net.URI;
import java.util.Set;

final class Main {
  private Main() {}

  /** Reads the settings from the environment and serves until the process ends. */
  public static void main(String[] args) throws Exception {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(setting("DATABASE_URL"));
    AcceptedTokens tokens =
        new AcceptedTokens(
            setting("ISSUER"),
            Set.of(setting("CLIENT_ID")),
            TokenUse.ID,
            URI.create(setting("ISSUER") + "/.well-known/jwks.json"),
            "custom:tenantId",
            PermissionRules.NONE);
    Desk desk = Desk.start(Integer.parseInt(setting("PORT")), pool, tokens);
    System.out.println("Accounts API: http://127.0.0.1:" + desk.port() + "/register/accounts");
    Thread.currentThread().join();
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Set " + name + "; DATABASE_URL, ISSUER, CLIENT_ID and PORT are needed");
    }
    return value;
  }
}

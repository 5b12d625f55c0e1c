package desk;

import com.zaxxer.hikari.HikariDataSource;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.PermissionRules;
import java.net.URI;
import java.util.Map;
import java.util.Set;

final class Main {
  private Main() {}

  /** Reads the settings from the environment and serves until the process ends. */
  public static void main(String[] args) throws Exception {
    Map<String, String> settings = System.getenv();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(settings.get("DATABASE_URL"));
    AcceptedTokens tokens =
        new AcceptedTokens(
            settings.get("ISSUER"),
            Set.of(settings.get("CLIENT_ID")),
            TokenUse.ID,
            URI.create(settings.get("ISSUER") + "/.well-known/jwks.json"),
            "custom:tenantId",
            PermissionRules.NONE);
    Desk desk = Desk.start(Integer.parseInt(settings.get("PORT")), pool, tokens);
    System.out.println("Accounts API: http://127.0.0.1:" + desk.port() + "/register/accounts");
    Thread.currentThread().join();
  }
}

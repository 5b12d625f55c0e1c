package desk;

import dev.accounts.application.Accounts;
import dev.accounts.jdbc.JdbcAccountRepository;
import dev.accounts.jdbc.JdbcSchema;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.Authentication;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;

/** The API on a port of this machine, below the path {@code /register}. */
final class Desk implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();

  private Desk(int port, AccountsApi api) throws IOException {
    tomcat.setBaseDir(Files.createTempDirectory("desk").toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    // a port that is taken ends the start
    tomcat.getConnector().setThrowOnFailure(true);
    // Tomcat's own pages for errors say nothing about itself
    ErrorReportValve errors = new ErrorReportValve();
    errors.setShowReport(false);
    errors.setShowServerInfo(false);
    tomcat.getHost().getPipeline().addValve(errors);
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "accounts", new AccountsServlet(api));
    context.addServletMappingDecoded("/register/*", "accounts");
  }

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @param tokens which tokens of the sign-in are valid
   */
  static Desk start(int port, DataSource database, AcceptedTokens tokens)
      throws IOException, LifecycleException {
    new JdbcSchema(database).migrate();
    Clock clock = Clock.systemUTC();
    Accounts accounts = new Accounts(JdbcAccountRepository.over(database), clock);
    Authentication authentication = Authentication.of(List.of(tokens), clock);
    Desk desk = new Desk(port, AccountsApi.over(accounts, authentication, clock));
    desk.tomcat.start();
    return desk;
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}

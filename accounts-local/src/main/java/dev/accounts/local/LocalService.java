package dev.accounts.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpHandler;
import dev.accounts.application.port.Time;
import dev.accounts.lambda.AccountsHandler;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.local.gateway.LocalGateway;
import dev.accounts.local.gateway.PoolTrust;
import dev.accounts.local.http.LoopbackServer;
import dev.accounts.local.page.ApiDocumentation;
import dev.accounts.local.page.PageSettings;
import dev.accounts.local.page.WebPage;
import dev.accounts.local.start.DataDirectory;
import dev.accounts.local.userpool.PoolSettings;
import dev.accounts.local.userpool.SigningKey;
import dev.accounts.local.userpool.UserPool;
import dev.accounts.rest.OpenApi;
import dev.accounts.web.ContentSecurityPolicy;
import dev.accounts.web.PackagedDocumentation;
import dev.accounts.web.PackagedPage;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The running service: user pool, storage, function and gateway, put together in this order because
 * each needs the one before.
 */
final class LocalService implements AutoCloseable {
  private final Parts parts;
  private final URI base;
  private final UserPool pool;
  private final boolean hasPage;

  private LocalService(Parts parts, URI base, UserPool pool, boolean hasPage) {
    this.parts = parts;
    this.base = base;
    this.pool = pool;
    this.hasPage = hasPage;
  }

  /** Starts everything with the contract of this release. */
  static LocalService start(
      Time time, Options options, Parts parts, Consumer<String> progress, PrintStream err) {
    return start(OpenApi.text(), time, options, parts, progress, err);
  }

  /**
   * Starts everything; what takes a while is reported.
   *
   * @param contract the OpenAPI text that the gateway enforces
   * @param time how it passes for the gateway, the function, and a database that stops
   * @param parts gets what must be closed, even if a later step fails
   * @param err where the function writes
   */
  static LocalService start(
      String contract,
      Time time,
      Options options,
      Parts parts,
      Consumer<String> progress,
      PrintStream err) {
    FunctionLog log = new FunctionLog(err);
    Optional<DataDirectory> data =
        options
            .directory()
            .map(path -> parts.keep(() -> DataDirectory.open(path), DataDirectory::close));
    LoopbackServer server =
        parts.keep(() -> new LoopbackServer(options.port()), LoopbackServer::close);
    String base = server.base().toString();
    SigningKey key =
        data.map(kept -> SigningKey.kept(kept.path("signing-key.json")))
            .orElseGet(SigningKey::fresh);
    UserPool pool = new UserPool(base, key, poolSettings(options, server.base()), time);
    PageSettings settings = new PageSettings(server.base(), UserPool.CLIENT_ID, UserPool.SCOPE);
    WebPage page =
        new WebPage(PackagedPage.files(), settings, ContentSecurityPolicy.connectingTo(Set.of()));
    Storage storage = Storage.start(time, options, data, parts, progress);
    pool.serve(server, log.lines());
    ClientDocument.serve(server, log.lines());
    ApiDocumentation.serve(
        server,
        PackagedDocumentation.files(),
        settings,
        ContentSecurityPolicy.ofDocumentation(),
        log.lines());
    HttpHandler gateway = gateway(contract, time, options, pool, storage, log.lines()).handler();
    server.serve("/", page.before(gateway, log.lines()));
    // closed before what it stands on, so that requests can finish
    parts.keep(() -> started(server), LoopbackServer::close);
    DemoAccounts demo = new DemoAccounts(server.base(), pool);
    log.hushed(
        DemoAccounts::isCreation,
        () -> demo.openOnce(storage.demoMark(), progress) || parts.areClosed());
    return new LocalService(parts, server.base(), pool, page.isThere());
  }

  private static LoopbackServer started(LoopbackServer server) {
    server.start();
    return server;
  }

  private static LocalGateway gateway(
      String contract,
      Time time,
      Options options,
      UserPool pool,
      Storage storage,
      PrintStream log) {
    RequestStreamHandler function =
        new AccountsHandler(Settings.from(storage.settings(options, pool)), time);
    return new LocalGateway(contract, placeholders(options), trust(pool), function, time, log);
  }

  private static PoolSettings poolSettings(Options options, URI base) {
    return new PoolSettings(
        options.redirectAddresses(), PageSettings.addresses(base), options.tokenLife());
  }

  /** What a deployment fills into the file; the function is called without its address. */
  static Map<String, String> placeholders(Options options) {
    return Map.of(
        "AllowedOrigin",
        options.allowedOrigin().contains(",") ? "*" : options.allowedOrigin(),
        "AllowedHeaders",
        "traceparent",
        "UserPoolArn",
        UserPool.ARN,
        "AccountsFunctionInvokeUri",
        "arn:aws:lambda:local:000000000000:function:accounts-local");
  }

  static PoolTrust trust(UserPool pool) {
    return new PoolTrust(UserPool.ARN, pool.issuer(), UserPool.CLIENT_ID, pool.publicKeys());
  }

  /** Where the API is, without a slash at the end. */
  URI base() {
    return base;
  }

  /** Whether the web page is there too, at the same address. */
  boolean hasPage() {
    return hasPage;
  }

  UserPool pool() {
    return pool;
  }

  @Override
  public void close() {
    parts.close();
  }
}

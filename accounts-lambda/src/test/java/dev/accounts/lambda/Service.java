package dev.accounts.lambda;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.AccountRepository;
import dev.accounts.application.port.Time;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.lambda.runtime.TestContext;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.StoreCalls;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.Authentication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The function as Lambda runs it, with a register of its own. */
final class Service {
  final TestContext context = new TestContext();
  private final AccountsHandler handler;

  Service() {
    this(new InMemoryAccountRepository());
  }

  /** With the keys of the shared pool at hand, which other tests fetch. */
  Service(AccountRepository accounts) {
    this(accounts, Shared.SETTINGS, Shared.AUTHENTICATION, Time.SYSTEM);
  }

  Service(Map<String, String> environment, AccountRepository accounts) {
    this(environment, accounts, Time.SYSTEM);
  }

  Service(Map<String, String> environment, AccountRepository accounts, Time time) {
    Settings settings = Settings.from(environment);
    handler =
        new AccountsHandler(settings, Wiring.api(settings, accounts, time), new StoreCalls(), time);
  }

  /** With the authentication that the test looks after. */
  Service(Settings settings, Authentication authentication, Time time) {
    this(new InMemoryAccountRepository(), settings, authentication, time);
  }

  private Service(
      AccountRepository repository, Settings settings, Authentication authentication, Time time) {
    Accounts accounts = new Accounts(repository, time);
    AccountsApi api = AccountsApi.over(accounts, authentication, time);
    handler = new AccountsHandler(settings, api, new StoreCalls(), time);
  }

  private Service(AccountsHandler handler) {
    this.handler = handler;
  }

  /** Wired as in production. */
  static Service wiredBy(Map<String, String> environment) {
    return new Service(new AccountsHandler(Settings.from(environment)));
  }

  static Map<String, String> environment(UserPool pool) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ACCOUNTS_ADAPTER", "memory");
    environment.put("ACCOUNTS_ISSUER", pool.issuer());
    environment.put("ACCOUNTS_CLIENT_ID", TokenBuilder.CLIENT);
    environment.put("ACCOUNTS_ALLOWED_ORIGIN", "https://app.example.com");
    return environment;
  }

  FunctionReply send(Call call) {
    return FunctionReply.of(sendBytes(call.restEvent()));
  }

  FunctionReply send(byte[] event) {
    return FunctionReply.of(sendBytes(event));
  }

  byte[] sendBytes(byte[] event) {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), reply, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reply.toByteArray();
  }

  /** Opens an account and gives its id. */
  String open(String json) {
    return send(Call.post("/accounts", json)).is(201).at("/id");
  }

  /** Opens a domestic account in euros. */
  String openNamed(String name) {
    return open("{\"name\":\"" + name + "\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}");
  }

  String openUnder(String parent, String name) {
    return open(
        """
        {"name":"%s","type":"DOMESTIC","currency":"EUR","parentId":"%s"}\
        """
            .formatted(name, parent));
  }

  /** Freezes, unfreezes, closes or reopens an account. */
  FunctionReply act(String id, String verb, long version) {
    Call call = Call.post("/accounts/" + id + "/" + verb, "{\"reason\":\"because\"}");
    return send(call.ifMatch(version));
  }

  FunctionReply patch(String id, long version, String json) {
    return send(Call.of("PATCH", "/accounts/" + id).json(json).ifMatch(version));
  }

  String logged() {
    return String.join("", context.lines());
  }

  /** Made at the first use. */
  private static final class Shared {
    static final Settings SETTINGS = Settings.from(environment(UserPool.shared()));
    static final Authentication AUTHENTICATION =
        Authentication.withKeys(
            SETTINGS.tokens().getFirst(), UserPool.shared().keySet(), Time.SYSTEM);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

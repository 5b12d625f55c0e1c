package dev.accounts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.lambda.gateway.ProxyEvent;
import dev.accounts.lambda.gateway.ProxyResponse;
import dev.accounts.lambda.log.RequestLog;
import dev.accounts.lambda.priming.Priming;
import dev.accounts.lambda.priming.SnapshotHooks;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.lambda.settings.Settings;
import dev.accounts.lambda.storage.StoreCalls;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Request;
import dev.accounts.rest.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The function behind the API: serves HTTP requests that come as events of a REST API, an HTTP API
 * or a function URL. It always responds; what was not expected is a 500 with the request's id.
 */
public final class AccountsHandler implements RequestStreamHandler {
  /** What is left of the function's own time for writing the response. */
  private static final Duration RESERVE = Duration.ofMillis(500);

  /** API Gateway gives up after 29 s. */
  private static final Duration LONGEST = Duration.ofSeconds(28);

  private final Time time;
  private final AccountsApi api;
  private final StoreCalls calls;
  private final ProxyResponse responses;
  private final String basePath;
  private final AtomicBoolean warm = new AtomicBoolean();

  /** Reads the settings from the environment, as Lambda does, and is ready for a snapshot. */
  public AccountsHandler() {
    this(new Priming(Settings.fromEnvironment(), Time.SYSTEM, AccountsHandler::new));
  }

  private AccountsHandler(Priming priming) {
    this(priming, Authentication.of(priming.settings().tokens(), Time.SYSTEM));
  }

  private AccountsHandler(Priming priming, Authentication authentication) {
    this(priming.settings(), authentication, new StoreCalls(), Time.SYSTEM);
    if (Environment.isForSnapshot()) {
      SnapshotHooks.register(priming, authentication);
    }
  }

  /** The same with settings from elsewhere. */
  public AccountsHandler(Settings settings) {
    this(settings, Time.SYSTEM);
  }

  /** The same where time passes in another way. */
  public AccountsHandler(Settings settings, Time time) {
    this(settings, Authentication.of(settings.tokens(), time), new StoreCalls(), time);
  }

  private AccountsHandler(
      Settings settings, Authentication authentication, StoreCalls calls, Time time) {
    this(settings, Wiring.api(settings, authentication, time, calls), calls, time);
  }

  AccountsHandler(Settings settings, AccountsApi api, StoreCalls calls, Time time) {
    this.time = time;
    this.api = api;
    this.calls = calls;
    this.responses = new ProxyResponse(settings.allowedOrigins(), settings.allowedHeaders());
    this.basePath = settings.basePath();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    handle(input.readAllBytes(), context, output);
  }

  private void handle(byte[] event, Context context, OutputStream output) {
    RequestLog log = new RequestLog(time, !warm.getAndSet(true));
    String id = context.getAwsRequestId();
    String method = "";
    Optional<String> origin = Optional.empty();
    Response response;
    try {
      ProxyEvent proxied = ProxyEvent.read(event, id, basePath);
      id = proxied.requestId();
      Request request = proxied.request();
      method = request.method();
      origin = request.headers().value("Origin");
      response = api.handle(request, deadline(context, proxied), log);
    } catch (Rejected rejected) {
      response = problem(rejected.problem(), id, log);
    } catch (RuntimeException unexpected) {
      log.failed(unexpected);
      response = problem(Problem.of(ProblemCode.INTERNAL_ERROR), id, log);
    }
    calls.take().ifPresent(log::store);
    context.getLogger().log(log.line(id, method, response.status()) + "\n");
    responses.write(response, origin, output);
  }

  private static Response problem(Problem problem, String requestId, RequestLog log) {
    log.problem(problem.code());
    return problem.response(requestId);
  }

  /**
   * The sooner of the function's own end and the gateway's, which counts from when it took the
   * request. A time of the gateway that cannot be, because clocks differ, is left out.
   */
  private Deadline deadline(Context context, ProxyEvent event) {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    Duration gone =
        event
            .taken()
            .map(taken -> Duration.between(taken, time.instant()))
            .filter(age -> age.isPositive() && age.compareTo(LONGEST) < 0)
            .orElse(Duration.ZERO);
    Duration leftOfGateway = LONGEST.minus(gone);
    return Deadline.in(left.compareTo(leftOfGateway) < 0 ? left : leftOfGateway, time);
  }
}

package desk;

import dev.accounts.application.port.Deadline;
import dev.accounts.rest.AccountsApi;
import dev.accounts.rest.http.Body;
import dev.accounts.rest.http.Headers;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Query;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Request;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.http.RoutePath;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns what a servlet container received into a request of the API, and its response back. */
final class AccountsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** More than the API takes, so that it is the API that refuses a body which is too large. */
  private static final int MOST_BYTES = 6 * 1024 * 1024;

  private final transient AccountsApi api;

  AccountsServlet(AccountsApi api) {
    this.api = api;
  }

  @Override
  protected void service(HttpServletRequest received, HttpServletResponse sent) throws IOException {
    String id = UUID.randomUUID().toString();
    Response response = response(received, id, new FailureLog(id));
    sent.setStatus(response.status());
    sent.setHeader("Cache-Control", "no-store");
    sent.setHeader("X-Content-Type-Options", "nosniff");
    response.headers().forEach(sent::setHeader);
    sent.getOutputStream().write(response.body().getBytes(StandardCharsets.UTF_8));
  }

  private Response response(HttpServletRequest received, String id, FailureLog log)
      throws IOException {
    try {
      return api.handle(request(received, id), Deadline.in(PATIENCE), log);
    } catch (Rejected rejected) {
      return rejected.problem().response(id);
    } catch (RuntimeException unexpected) {
      log.failed(unexpected);
      return Problem.of(ProblemCode.INTERNAL_ERROR).response(id);
    }
  }

  private static Request request(HttpServletRequest received, String id) throws IOException {
    String called = received.getRequestURI();
    String ours =
        called.substring((received.getContextPath() + received.getServletPath()).length());
    return new Request(
        id,
        received.getMethod(),
        new RoutePath(RoutePath.segments(ours), called),
        headers(received),
        Query.parse(Objects.requireNonNullElse(received.getQueryString(), "")),
        body(received));
  }

  private static Headers headers(HttpServletRequest received) {
    Map<String, List<String>> headers =
        Collections.list(received.getHeaderNames()).stream()
            .collect(
                Collectors.toMap(
                    name -> name, name -> Collections.list(received.getHeaders(name))));
    return Headers.of(headers);
  }

  private static Body body(HttpServletRequest received) throws IOException {
    byte[] bytes = received.getInputStream().readNBytes(MOST_BYTES);
    return new Body(Base64.getEncoder().encodeToString(bytes), true);
  }
}

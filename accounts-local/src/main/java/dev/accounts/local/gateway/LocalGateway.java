package dev.accounts.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpHandler;
import dev.accounts.application.port.Time;
import dev.accounts.local.http.EndpointHandler;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;

/** Serves requests as API Gateway would with the same OpenAPI file and the same function. */
public final class LocalGateway implements EndpointHandler.ErrorResponses {
  /** API Gateway's limit for a body. */
  private static final int MOST_BODY = 10 * 1024 * 1024;

  private final GatewayResponses own;
  private final Pipeline pipeline;
  private final PrintStream log;

  /**
   * A gateway for the API that the text describes.
   *
   * @param openApi with placeholders such as {@code ${AllowedOrigin}}
   * @throws IllegalArgumentException if the text is not what API Gateway could import
   */
  public LocalGateway(
      String openApi,
      Map<String, String> placeholders,
      PoolTrust pool,
      RequestStreamHandler function,
      Time time,
      PrintStream log) {
    ApiDocument document = ApiDocument.parse(openApi, placeholders);
    this.own = new GatewayResponses(document);
    this.pipeline =
        new Pipeline(
            new Routes(document),
            new Authorizer(pool, time),
            new FunctionCall(function, time, log),
            time);
    this.log = log;
  }

  /** Serves this gateway. */
  public HttpHandler handler() {
    return new EndpointHandler(
        MOST_BODY, this::handle, this, failure -> failure.printStackTrace(log));
  }

  private LocalResponse handle(LocalRequest request) {
    String requestId = UUID.randomUUID().toString();
    return handle(request, requestId).with("x-amzn-RequestId", requestId);
  }

  private LocalResponse handle(LocalRequest request, String requestId) {
    try {
      return pipeline.handle(request, requestId);
    } catch (GatewayRefusal refused) {
      return own.response(refused.type(), requestId);
    }
  }

  @Override
  public LocalResponse tooLarge() {
    return own.response(GatewayResponseType.REQUEST_TOO_LARGE, UUID.randomUUID().toString());
  }

  @Override
  public LocalResponse failed() {
    return own.response(GatewayResponseType.DEFAULT_5XX, UUID.randomUUID().toString());
  }
}

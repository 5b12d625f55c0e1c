package dev.accounts.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpHandler;
import dev.accounts.local.http.Answer;
import dev.accounts.local.http.EndpointHandler;
import dev.accounts.local.http.LocalRequest;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Serves requests as API Gateway would with the same OpenAPI file and the same function. */
public final class LocalGateway implements EndpointHandler.Answers {
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
      InstantSource clock,
      PrintStream log) {
    ApiDocument document = ApiDocument.parse(openApi, placeholders);
    this.own = new GatewayResponses(document);
    this.pipeline =
        new Pipeline(
            new Routes(document),
            new Authorizer(pool, clock),
            new FunctionCall(function, log),
            clock);
    this.log = log;
  }

  /** Serves this gateway. */
  public HttpHandler handler() {
    return new EndpointHandler(
        MOST_BODY, this::answer, this, failure -> failure.printStackTrace(log));
  }

  private Answer answer(LocalRequest request) {
    String requestId = UUID.randomUUID().toString();
    return answer(request, requestId).with("x-amzn-RequestId", requestId);
  }

  private Answer answer(LocalRequest request, String requestId) {
    try {
      return pipeline.answer(request, requestId);
    } catch (GatewayRefusal refused) {
      return own.answer(refused.type(), requestId);
    }
  }

  @Override
  public Answer tooLarge() {
    return own.answer(GatewayResponseType.REQUEST_TOO_LARGE, UUID.randomUUID().toString());
  }

  @Override
  public Answer failed() {
    return own.answer(GatewayResponseType.DEFAULT_5XX, UUID.randomUUID().toString());
  }
}

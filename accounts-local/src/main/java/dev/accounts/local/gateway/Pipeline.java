package dev.accounts.local.gateway;

import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The way of a request: limits, route, authorizer, validator, integration, in API Gateway's order.
 */
final class Pipeline {
  private final Routes routes;
  private final Authorizer authorizer;
  private final FunctionCall function;
  private final InstantSource clock;

  Pipeline(Routes routes, Authorizer authorizer, FunctionCall function, InstantSource clock) {
    this.routes = routes;
    this.authorizer = authorizer;
    this.function = function;
    this.clock = clock;
  }

  LocalResponse handle(LocalRequest request, String requestId) throws GatewayRefusal {
    HeaderSize.check(request);
    Fields query = query(request);
    Routes.Match match = routes.find(request.method(), request.path());
    ContractOperation operation = match.operation();
    Map<String, String> claims = claims(request, operation.security());
    operation.validator().check(request, query);
    return switch (operation.integration()) {
      case Integration.Mock mock -> mock.response();
      case Integration.Function behind -> {
        FunctionEvent event =
            new FunctionEvent(request, query, match, claims, requestId, clock.instant());
        yield function.invoke(event.bytes(), requestId, behind.limit());
      }
    };
  }

  private Map<String, String> claims(LocalRequest request, Optional<Security> security)
      throws GatewayRefusal {
    return security.isPresent() ? authorizer.claims(request, security.get()) : Map.of();
  }

  private static Fields query(LocalRequest request) throws GatewayRefusal {
    try {
      return Fields.parse(request.query());
    } catch (IllegalArgumentException brokenEncoding) {
      throw new GatewayRefusal(GatewayResponseType.DEFAULT_4XX);
    }
  }
}

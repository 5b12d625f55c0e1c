package dev.accounts.local;

import dev.accounts.local.http.EndpointHandler;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import dev.accounts.local.http.LoopbackServer;
import dev.accounts.rest.OpenApi;
import java.io.PrintStream;

/** The contract for people and for generators of clients, which needs no token. */
final class ClientDocument implements LocalEndpoint, EndpointHandler.ErrorResponses {
  private static final String PATH = "/openapi.json";

  static void serve(LoopbackServer server, PrintStream log) {
    ClientDocument document = new ClientDocument();
    server.serve(
        PATH, new EndpointHandler(0, document, document, failure -> failure.printStackTrace(log)));
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    if (!request.path().equals(PATH)) {
      return LocalResponse.empty(404);
    }
    return switch (request.method()) {
      case "GET", "HEAD" ->
          LocalResponse.json(200, OpenApi.forClients())
              .with("Access-Control-Allow-Origin", "*")
              .with("X-Content-Type-Options", "nosniff");
      default -> LocalResponse.empty(405).with("Allow", "GET, HEAD");
    };
  }

  @Override
  public LocalResponse tooLarge() {
    return LocalResponse.empty(413);
  }

  @Override
  public LocalResponse failed() {
    return LocalResponse.empty(500);
  }
}

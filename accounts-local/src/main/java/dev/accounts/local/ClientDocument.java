package dev.accounts.local;

import dev.accounts.local.http.Answer;
import dev.accounts.local.http.EndpointHandler;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LoopbackServer;
import dev.accounts.rest.OpenApi;
import java.io.PrintStream;

/** The contract for people and for generators of clients, which needs no token. */
final class ClientDocument implements LocalEndpoint, EndpointHandler.Answers {
  private static final String PATH = "/openapi.json";

  static void serve(LoopbackServer server, PrintStream log) {
    ClientDocument document = new ClientDocument();
    server.serve(
        PATH, new EndpointHandler(0, document, document, failure -> failure.printStackTrace(log)));
  }

  @Override
  public Answer answer(LocalRequest request) {
    if (!request.path().equals(PATH)) {
      return Answer.empty(404);
    }
    return switch (request.method()) {
      case "GET", "HEAD" ->
          Answer.json(200, OpenApi.forClients())
              .with("Access-Control-Allow-Origin", "*")
              .with("X-Content-Type-Options", "nosniff");
      default -> Answer.empty(405).with("Allow", "GET, HEAD");
    };
  }

  @Override
  public Answer tooLarge() {
    return Answer.empty(413);
  }

  @Override
  public Answer failed() {
    return Answer.empty(500);
  }
}

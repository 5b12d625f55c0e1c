package dev.accounts.benchmarks.springboot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A function that starts Spring Boot once, and routes events to a bean without Spring's web part.
 */
public final class Handler implements RequestStreamHandler {
  private final JsonMapper json;
  private final AccountRoutes routes;

  public Handler() {
    var context = SpringApplication.run(Application.class);
    json = context.getBean(JsonMapper.class);
    routes = context.getBean(AccountRoutes.class);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Response response = respond(json.readTree(input));
    output.write(json.writeValueAsBytes(response));
  }

  private Response respond(JsonNode event) {
    try {
      String tenant = routes.tenant(event.at("/headers/Authorization").asString());
      String path = event.at("/path").asString();
      if (event.at("/httpMethod").asString().equals("POST")) {
        NewAccount wanted = json.readValue(event.at("/body").asString(), NewAccount.class);
        return response(201, routes.create(tenant, wanted));
      }
      return path.equals("/accounts")
          ? response(
              200,
              Map.of(
                  "items", routes.list(tenant, event.at("/queryStringParameters/limit").asInt(50))))
          : response(200, routes.get(tenant, path.substring("/accounts/".length())));
    } catch (JwtException refused) {
      return response(401, Map.of("message", "Unauthorized"));
    }
  }

  private Response response(int status, Object body) {
    return new Response(
        status, Map.of("Content-Type", "application/json"), json.writeValueAsString(body));
  }

  /** As a gateway takes it. */
  record Response(int statusCode, Map<String, String> headers, String body) {}
}

package dev.accounts.local.userpool;

import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /local/tokens}: tokens for scripts, without a browser. Cognito has no such thing.
 *
 * <p>A web page that a browser happens to show must not get tokens here: the body has to be JSON,
 * so that a browser asks first (and is refused); and the server has already turned away names of
 * other machines that were made to lead here.
 */
final class LocalTokensEndpoint implements LocalEndpoint {
  private static final JsonMapper JSON = new JsonMapper();
  private final Tokens tokens;
  private final Groups groups;

  LocalTokensEndpoint(Tokens tokens, Groups groups) {
    this.tokens = tokens;
    this.groups = groups;
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    if (!request.method().equals("POST")) {
      return LocalResponse.empty(405).with("Allow", "POST");
    }
    if (!request.mediaType().equals(Optional.of("application/json"))) {
      return refusal(415, "Send application/json.");
    }
    return asked(request.body())
        .map(wish -> LocalResponse.json(200, wish).with("Cache-Control", "no-store"))
        .orElseGet(() ->
            refusal(
                400,
                "Send {\\\"sub\\\":…,\\\"tenant\\\":…,\\\"groups\\\":[…],\\\"expires_in\\\":seconds}."));
  }

  /** None if the body is not what is taken here. */
  private Optional<String> asked(String body) {
    try {
      JsonNode wish = JSON.readTree(body);
      JsonNode tenant = wish.path("tenant");
      JsonNode life = wish.path("expires_in");
      boolean valid =
          !wish.path("sub").asString("").isBlank()
              && (tenant.isMissingNode() || tenant.isString())
              && (life.isMissingNode() || life.canConvertToInt())
              && areGroups(wish.path("groups"));
      return valid ? Optional.of(made(wish)) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private String made(JsonNode wish) {
    Optional<String> tenant = wish.path("tenant").stringValueOpt();
    Person person = new Person(wish.path("sub").asString(), tenant);
    if (wish.has("groups")) {
      groups.put(person, named(wish.path("groups")));
    }
    Grant grant = tokens.justSignedIn(person);
    Duration life =
        Duration.ofSeconds(wish.path("expires_in").asInt((int) tokens.life().toSeconds()));
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("id_token", tokens.id(grant, life));
    made.put("access_token", tokens.access(grant, life));
    return made.toString();
  }

  private static boolean areGroups(JsonNode groups) {
    return groups.isMissingNode() || (groups.isArray() && Groups.areKnown(named(groups)));
  }

  private static List<String> named(JsonNode groups) {
    return groups.valueStream().map(group -> group.asString("")).toList();
  }

  private static LocalResponse refusal(int status, String detail) {
    return LocalResponse.json(
        status, "{\"error\":\"invalid_request\",\"detail\":\"" + detail + "\"}");
  }
}

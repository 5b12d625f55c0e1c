package dev.accounts.local.gateway;

import com.networknt.schema.Schema;
import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LocalRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request validator: whether required parameters are there, and whether the body fits its model.
 * As in API Gateway a body of a media type without a model is let through, and a body without a
 * media type counts as JSON.
 *
 * @param models by media type
 */
record RequestValidator(List<RequiredParameter> required, Map<String, Schema> models) {
  private static final JsonMapper JSON = new JsonMapper();

  /** A parameter that must be there and not blank. */
  record RequiredParameter(String in, String name) {}

  void check(LocalRequest request, Fields query) throws GatewayRefusal {
    if (required.stream().anyMatch(parameter -> isMissing(parameter, request, query))) {
      throw new GatewayRefusal(GatewayResponseType.BAD_REQUEST_PARAMETERS);
    }
    Schema model = models.get(request.mediaType().orElse("application/json"));
    if (model != null && !fits(request.body(), model)) {
      throw new GatewayRefusal(GatewayResponseType.BAD_REQUEST_BODY);
    }
  }

  /** A path parameter is never missing: the path would be another one. */
  private static boolean isMissing(
      RequiredParameter parameter, LocalRequest request, Fields query) {
    return switch (parameter.in()) {
      case "header" -> request.header(parameter.name()).filter(value -> !value.isBlank()).isEmpty();
      case "query" ->
          query.all().getOrDefault(parameter.name(), List.of()).stream().allMatch(String::isBlank);
      default -> false;
    };
  }

  private static boolean fits(String body, Schema model) {
    try {
      return model.validate(JSON.readTree(body)).isEmpty();
    } catch (JacksonException notJson) {
      return false;
    }
  }
}

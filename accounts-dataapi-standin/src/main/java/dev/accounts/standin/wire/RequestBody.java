package dev.accounts.standin.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members of a request; a member that is null counts as absent. */
public record RequestBody(JsonNode json) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Reads the JSON of a call. */
  public static RequestBody parse(byte[] bytes) {
    try {
      JsonNode json = MAPPER.readTree(bytes);
      if (json.isObject()) {
        return new RequestBody(json);
      }
    } catch (JacksonException malformed) {
      // refused like everything else that is no object
    }
    throw ErrorType.SERIALIZATION.refuse("The request is not a JSON object");
  }

  /** A member without which the call is refused. */
  public String required(String member) {
    return text(member)
        .orElseThrow(() -> invalid("Value null at '" + member + "'", "Member must not be null"));
  }

  /** A member that may be absent. */
  public Optional<String> text(String member) {
    JsonNode value = json.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw ErrorType.SERIALIZATION.refuse(member + " is not a string");
    }
    return Optional.of(value.stringValue());
  }

  /** A text whose length the service limits; the value is not repeated. */
  public Optional<String> text(String member, int least, int most) {
    Optional<String> text = text(member);
    int length = text.map(String::length).orElse(least);
    if (length < least) {
      throw invalid("Value at '" + member + "'", "Member must have length at least " + least);
    }
    if (length > most) {
      throw invalid("Value at '" + member + "'", "Member must have length at most " + most);
    }
    return text;
  }

  private static DataApiError invalid(String what, String constraint) {
    return ErrorType.VALIDATION.refuse(
        "1 validation error detected: %s failed to satisfy constraint: %s"
            .formatted(what, constraint));
  }

  /** Whether a switch is set. */
  public boolean flag(String member) {
    return json.path(member).asBoolean(false);
  }

  /** The members of an object; none when it is absent. */
  public RequestBody object(String member) {
    JsonNode value = json.path(member);
    return new RequestBody(value.isObject() ? value : MAPPER.createObjectNode());
  }

  /** The elements of a list; none when it is absent. */
  public List<JsonNode> items(String member) {
    return new ArrayList<>(json.path(member).values());
  }
}

package dev.accounts.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract as the body of an {@code AWS::ApiGateway::RestApi}: the same document, in which
 * CloudFormation fills in what only the deployed stack knows.
 */
final class ApiBody {
  /** For the local gateway alone. */
  private static final String NOT_FOR_AWS = "x-accounts-edge-responses";

  /** The alias, so that the gateway calls what is live. */
  private static final String INVOKE_URI =
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Alias}/invocations";

  private static final String OWN_POOL =
      "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${UserPoolId}";

  private static final Object POOL =
      Map.of(
          "Fn::If",
          List.of("NamesPoolByArn", Map.of("Ref", "UserPoolArn"), Map.of("Fn::Sub", OWN_POOL)));

  /** With a scope the authorizer expects an access token, without any an ID token. */
  private static final Object SCOPES =
      Map.of(
          "Fn::If",
          List.of("TakesAccessTokens", List.of(Map.of("Ref", "AccessTokenScope")), List.of()));

  private ApiBody() {}

  /** The body as JSON, always the same for the same contract. */
  static String json(String openApi) {
    Map<String, Object> body = new LinkedHashMap<>(Yaml.mapping(openApi));
    body.remove(NOT_FOR_AWS);
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(filled(body));
  }

  private static Object filled(Object node) {
    return switch (node) {
      case Map<?, ?> map -> filledMap(map);
      case List<?> list -> list.stream().map(ApiBody::filled).toList();
      case String text -> filledText(text);
      default -> node;
    };
  }

  private static Map<String, Object> filledMap(Map<?, ?> map) {
    Map<String, Object> filled = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      boolean isSecured = key.equals("CognitoUserPool") && value instanceof List<?>;
      filled.put((String) key, isSecured ? SCOPES : filled(value));
    });
    return filled;
  }

  private static Object filledText(String text) {
    return switch (text) {
      case "'${AllowedOrigin}'" -> Map.of("Fn::Sub", "'${GatewayOrigin}'");
      case "${UserPoolArn}" -> POOL;
      case "${AccountsFunctionInvokeUri}" -> Map.of("Fn::Sub", INVOKE_URI);
      default -> text.contains("${AllowedHeaders}") ? Map.of("Fn::Sub", text) : text;
    };
  }
}

package dev.accounts.infra;

import dev.accounts.rest.OpenApi;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What the API's body must hold. */
final class ContractChecks {
  private static final Object ORIGIN = Map.of("Fn::Sub", "'${GatewayOrigin}'");
  private static final String CORS = "Access-Control-Allow-";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "x-amazon-apigateway-any-method");

  private ContractChecks() {}

  static Map<String, Object> body(Template api) {
    return Tree.child(api.properties("Api"), "Body");
  }

  static Problems preflight(Template api) {
    Problems problems = new Problems();
    Tree.child(body(api), "paths")
        .forEach((path, methods) -> {
          Map<String, Object> options = Tree.child(methods, "options");
          problems.expect(path + ": security of OPTIONS", options.get("security"), List.of());
          Map<String, Object> integration = Tree.child(options, "x-amazon-apigateway-integration");
          problems.expect(path + ": integration", integration.get("type"), "mock");
          headers(path, integration, problems);
        });
    return problems.unless(!Tree.child(body(api), "paths").isEmpty(), "there are no paths");
  }

  private static void headers(String path, Map<String, Object> integration, Problems problems) {
    Map<String, Object> headers =
        Tree.child(
            Tree.child(Tree.child(integration, "responses"), "default"), "responseParameters");
    String prefix = "method.response.header.";
    problems.expect(path + ": origin", headers.get(prefix + CORS + "Origin"), ORIGIN);
    String allowed = String.valueOf(headers.get(prefix + CORS + "Headers"));
    for (String header : List.of("Authorization", "Content-Type", "If-Match", "Idempotency-Key")) {
      problems.unless(allowed.contains(header), path + " does not allow " + header);
    }
    String exposed = String.valueOf(headers.get(prefix + "Access-Control-Expose-Headers"));
    for (String header : List.of("ETag", "Location")) {
      problems.unless(exposed.contains(header), path + " does not expose " + header);
    }
  }

  static Problems gatewayResponses(Template api) {
    Problems problems = new Problems();
    Map<String, Object> responses = Tree.child(body(api), "x-amazon-apigateway-gateway-responses");
    for (String needed : List.of("DEFAULT_4XX", "DEFAULT_5XX")) {
      problems.unless(responses.containsKey(needed), "there is no " + needed);
    }
    responses.forEach((name, response) -> {
      Map<String, Object> headers = Tree.child(response, "responseParameters");
      problems.expect(
          name + ": origin", headers.get("gatewayresponse.header." + CORS + "Origin"), ORIGIN);
      problems.expect(
          name + ": type",
          headers.get("gatewayresponse.header.Content-Type"),
          "'application/problem+json'");
    });
    Map<String, Object> environment =
        Tree.child(Tree.child(api.properties("Function"), "Environment"), "Variables");
    problems.expect(
        "the function's headers",
        environment.get("ACCOUNTS_ALLOWED_HEADERS"),
        Problems.ref("AllowedHeaders"));
    return problems.expect(
        "the function's origin",
        environment.get("ACCOUNTS_ALLOWED_ORIGIN"),
        Problems.ref("AllowedOrigin"));
  }

  static Problems authorizer(Template api) {
    Problems problems = new Problems();
    Tree.child(body(api), "paths")
        .forEach((path, methods) ->
            Tree.map(methods)
                .forEach((method, operation) -> {
                  if (METHODS.contains(method)) {
                    secured(path + " " + method, Tree.map(operation), problems);
                  }
                }));
    Map<String, Object> scheme =
        Tree.child(
            Tree.child(Tree.child(body(api), "components"), "securitySchemes"), "CognitoUserPool");
    Map<String, Object> authorizer = Tree.child(scheme, "x-amazon-apigateway-authorizer");
    problems.expect("authorizer", authorizer.get("type"), "cognito_user_pools");
    return problems.unless(
        String.valueOf(authorizer.get("providerARNs")).contains("UserPoolArn"),
        "the authorizer names no pool");
  }

  /** Without scopes an ID token is expected, with scopes an access token. */
  private static void secured(String where, Map<String, Object> operation, Problems problems) {
    Object scopes =
        Map.of(
            "Fn::If",
            List.of("TakesAccessTokens", List.of(Problems.ref("AccessTokenScope")), List.of()));
    problems.expect(where, operation.get("security"), List.of(Map.of("CognitoUserPool", scopes)));
  }

  /** The body is the contract, but for what the stack fills in. */
  static Problems oneContract(Template api, Map<String, String> parameters) {
    Evaluation evaluation = new Evaluation(api, parameters);
    Map<String, Object> deployed = Tree.map(evaluation.value(body(api)).orElseThrow());
    String text =
        OpenApi.text()
            .replace("${AllowedOrigin}", parameters.get("GatewayOrigin"))
            .replace("${AllowedHeaders}", parameters.get("AllowedHeaders"))
            .replace(
                "${UserPoolArn}",
                "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/"
                    + parameters.get("UserPoolId"))
            .replace(
                "${AccountsFunctionInvokeUri}",
                "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/Alias/invocations");
    Map<String, Object> contract = Yaml.mapping(text);
    contract.remove("x-accounts-edge-responses");
    Problems problems = new Problems();
    contract.forEach((key, value) -> problems.expect(key, deployed.get(key), value));
    return problems.expect("keys", deployed.keySet(), contract.keySet());
  }

  /** Another contract is another deployment, in each slot. */
  static Problems deploymentFollowsTheBody(Template api) {
    String json =
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(body(api));
    String hash = ContentHash.of(json).substring(0, 12);
    List<String> wanted = List.of("DeploymentBlue" + hash, "DeploymentGreen" + hash);
    Object choice =
        Map.of(
            "Fn::If", List.of("IsBlue", Problems.ref(wanted.get(0)), Problems.ref(wanted.get(1))));
    return new Problems()
        .expect("deployments", api.ids("AWS::ApiGateway::Deployment"), wanted)
        .expect("the stage's", api.properties("Stage").get("DeploymentId"), choice);
  }

  static Problems validators(Template api) {
    Problems problems = new Problems();
    Map<String, Object> validators =
        Tree.child(body(api), "x-amazon-apigateway-request-validators");
    problems.expect(
        "the validator of all", body(api).get("x-amazon-apigateway-request-validator"), "all");
    problems.expect(
        "all",
        validators.get("all"),
        Map.of("validateRequestBody", true, "validateRequestParameters", true));
    Tree.eachMap(
        Tree.child(body(api), "paths"),
        "",
        (pointer, map) -> {
          Object name = map.getOrDefault("x-amazon-apigateway-request-validator", "all");
          problems.unless(validators.containsKey(name), pointer + " has no validator " + name);
          boolean isSecured = map.get("security") instanceof List<?> list && !list.isEmpty();
          problems.unless(
              !isSecured || !name.equals("none") || pointer.endsWith("any-method"),
              pointer + " validates nothing");
        });
    return problems;
  }
}

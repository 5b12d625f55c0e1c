package dev.accounts.local.gateway;

import com.networknt.schema.Schema;
import dev.accounts.local.gateway.RequestValidator.RequiredParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads operations out of the file. */
final class ContractOperations {
  private static final int DEFAULT_LIMIT = 29_000;
  private static final String VALIDATOR = "x-amazon-apigateway-request-validator";

  private final ApiDocument document;
  private final BodyModels models;

  ContractOperations(ApiDocument document) {
    this.document = document;
    this.models = new BodyModels(document);
  }

  ContractOperation read(String resource, JsonNode operation) {
    return new ContractOperation(
        resource,
        security(operation),
        new RequestValidator(required(operation), models(operation)),
        integration(operation));
  }

  private Optional<Security> security(JsonNode operation) {
    JsonNode own = operation.path("security");
    JsonNode requirement = (own.isMissingNode() ? document.member("security") : own).path(0);
    return requirement.properties().stream()
        .findFirst()
        .map(entry -> security(entry.getKey(), strings(entry.getValue())));
  }

  private Security security(String scheme, List<String> scopes) {
    JsonNode read = document.member("components").path("securitySchemes").path(scheme);
    JsonNode authorizer = read.path("x-amazon-apigateway-authorizer");
    if (!authorizer.path("type").asString("").equals("cognito_user_pools")) {
      throw new IllegalArgumentException("Not an authorizer of a user pool: " + scheme);
    }
    return new Security(
        read.path("name").asString(), strings(authorizer.path("providerARNs")), scopes);
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.asString()));
    return List.copyOf(strings);
  }

  private boolean validates(JsonNode operation, String what) {
    String name = operation.path(VALIDATOR).asString(document.member(VALIDATOR).asString(""));
    return document
        .member("x-amazon-apigateway-request-validators")
        .path(name)
        .path(what)
        .asBoolean(false);
  }

  private List<RequiredParameter> required(JsonNode operation) {
    List<RequiredParameter> required = new ArrayList<>();
    if (validates(operation, "validateRequestParameters")) {
      for (JsonNode reference : operation.path("parameters")) {
        JsonNode parameter = document.resolved(reference);
        if (parameter.path("required").asBoolean(false)) {
          required.add(
              new RequiredParameter(
                  parameter.path("in").asString(), parameter.path("name").asString()));
        }
      }
    }
    return required;
  }

  private Map<String, Schema> models(JsonNode operation) {
    return validates(operation, "validateRequestBody")
        ? models.of(operation.path("requestBody"))
        : Map.of();
  }

  private static Integration integration(JsonNode operation) {
    JsonNode read = operation.path("x-amazon-apigateway-integration");
    String type = read.path("type").asString("");
    return switch (type) {
      case "aws_proxy" ->
          new Integration.Function(
              Duration.ofMillis(read.path("timeoutInMillis").asInt(DEFAULT_LIMIT)));
      case "mock" -> mock(read, operation.path("responses"));
      default -> throw new IllegalArgumentException("Not an integration that is known: " + type);
    };
  }

  /**
   * API Gateway asks the request template for a status, looks the response up by it, and refuses to
   * set a header that the operation does not declare.
   */
  private static Integration mock(JsonNode read, JsonNode declared) {
    String template = read.path("requestTemplates").path("application/json").asString("{}");
    String wanted = new JsonMapper().readTree(template).path("statusCode").asString("500");
    JsonNode responses = read.path("responses");
    JsonNode response = responses.path(responses.has(wanted) ? wanted : "default");
    int status = response.path("statusCode").asInt(500);
    Map<String, String> headers =
        GatewayParameters.literals(response.path("responseParameters"), "method.response.header.");
    JsonNode known = declared.path(Integer.toString(status)).path("headers");
    if (!known.propertyNames().containsAll(headers.keySet())) {
      throw new IllegalArgumentException("A mock sets headers that are not declared: " + headers);
    }
    return new Integration.Mock(status, headers);
  }
}

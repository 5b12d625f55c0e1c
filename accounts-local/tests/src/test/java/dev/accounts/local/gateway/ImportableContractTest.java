package dev.accounts.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.rest.OpenApi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Keeps the contract to what API Gateway's REST APIs import, without having one at hand. */
final class ImportableContractTest {
  private static final JsonNode FILE = new YAMLMapper().readTree(OpenApi.text());

  @Test
  void theVersionIsOneThatIsImported() {
    assertThat(FILE.path("openapi").asString()).isEqualTo("3.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oneOf",
        "anyOf",
        "not",
        "nullable",
        "discriminator",
        "exclusiveMinimum",
        "readOnly"
      })
  void modelsUseNoUnsupportedKeyword(String keyword) {
    assertThat(FILE.path("components").path("schemas").findValues(keyword)).isEmpty();
  }

  @Test
  void modelNamesAreAlphanumeric() {
    assertThat(FILE.path("components").path("schemas").propertyNames())
        .allMatch(name -> name.matches("[A-Za-z0-9]+"));
  }

  @Test
  void referencesLeadSomewhereAndNeverToResponses() {
    List<String> references = FILE.findValuesAsString("$ref");
    assertThat(references)
        .allMatch(reference -> !FILE.at(reference.substring(1)).isMissingNode())
        .noneMatch(reference -> reference.contains("/responses/"));
  }

  @Test
  void pathParametersAreWholeSegments() {
    assertThat(FILE.path("paths").propertyNames())
        .allMatch(path -> path.matches("(/([a-z]+|\\{[a-z]+}))+"));
  }

  @Test
  void everyPathServesPreflightsWithoutATokenAndEverythingElseWithOne() {
    for (Map.Entry<String, JsonNode> path : FILE.path("paths").properties()) {
      assertThat(path.getValue().propertyNames())
          .as(path.getKey())
          .contains("options", "x-amazon-apigateway-any-method");
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        assertThat(operation.getValue().path("security").size())
            .as(operation.getKey() + " " + path.getKey())
            .isEqualTo(operation.getKey().equals("options") ? 0 : 1);
      }
    }
  }

  @Test
  void preflightsNameTheMethodsOfTheirPath() {
    for (Map.Entry<String, JsonNode> path : FILE.path("paths").properties()) {
      String allowed =
          path.getValue()
              .findValuesAsString("method.response.header.Access-Control-Allow-Methods")
              .getFirst();
      List<String> methods =
          path.getValue().propertyNames().stream()
              .filter(name -> !name.startsWith("x-"))
              .map(name -> name.toUpperCase(Locale.ROOT))
              .toList();
      assertThat(allowed.replace("'", "").split(",")).containsExactlyInAnyOrderElementsOf(methods);
    }
  }

  @Test
  void theGatewaysOwnResponsesAreProblemsLikeOurs() {
    for (Map.Entry<String, JsonNode> one :
        FILE.path("x-amazon-apigateway-gateway-responses").properties()) {
      JsonNode response = one.getValue();
      JsonNode problem =
          new JsonMapper()
              .readTree(response.path("responseTemplates").path("application/json").asString());
      assertThat(problem.propertyNames())
          .as(one.getKey())
          .contains("type", "title", "status", "detail", "code", "requestId");
      assertThat(problem.path("status").asInt())
          .isEqualTo(Integer.parseInt(response.path("statusCode").asString()));
      assertThat(response.path("responseParameters").propertyNames())
          .contains(
              "gatewayresponse.header.Access-Control-Allow-Origin",
              "gatewayresponse.header.Content-Type");
    }
  }
}

package dev.accounts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.rest.http.ProblemCode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document for clients says what the gateway's says, and more about types only. */
final class ClientDocumentTest {
  private static final Set<String> CALLS = Set.of("get", "post", "put", "patch", "delete");
  private static final Map<String, Object> GATEWAY = load(OpenApi.text());
  private static final Map<String, Object> CLIENTS = load(OpenApi.forClients());

  /** Each operation with its parameters, its bodies and the statuses that it may return. */
  @Test
  void bothHaveTheSameOperations() {
    assertThat(operations(CLIENTS)).isEqualTo(operations(GATEWAY)).isNotEmpty();
  }

  @Test
  void bothHaveTheSameMembersOfEverySchema() {
    Map<String, Object> ours = members(CLIENTS);
    assertThat(ours.remove("ProblemCode")).isNotNull();
    assertThat(ours).isEqualTo(members(GATEWAY));
  }

  @Test
  void everyMemberOfAPatchIsTypedAndAllButTheNameMayBeNull() {
    Map<String, Object> patch = at(CLIENTS, "components", "schemas", "AccountPatch", "properties");
    assertThat(patch).allSatisfy((name, member) -> assertThat(map(member)).containsKey("type"));
    assertThat(patch.keySet().stream().filter(name -> !isNullable(patch, name)))
        .containsExactly("name");
  }

  /** Those of the service, and those of the gateway in front of it. */
  @Test
  void everyProblemCodeIsAConstant() {
    Set<Object> examples = new HashSet<>();
    at(GATEWAY, "components", "examples")
        .values()
        .forEach(example -> examples.add(at(example, "value").get("code")));
    examples.remove(null);
    assertThat(at(CLIENTS, "components", "schemas", "ProblemCode").get("enum"))
        .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
        .containsAll(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList())
        .containsExactlyInAnyOrderElementsOf(examples);
    assertThat(at(CLIENTS, "components", "schemas", "Problem", "properties", "code"))
        .containsExactly(Map.entry("$ref", "#/components/schemas/ProblemCode"));
  }

  /** The id of a change names a version, too. */
  @Test
  void everyIdOfAnAccountHasTheSameType() {
    eachSchema((schema, properties) -> {
      for (String name : List.of("id", "parentId", "accountId")) {
        if (properties.containsKey(name) && !(schema + name).equals("AccountChangeid")) {
          assertThat(at(properties, name)).as(schema).containsEntry("format", "uuid");
        }
      }
    });
  }

  @Test
  void nothingOfTheGatewayIsLeft() {
    assertThat(OpenApi.forClients()).doesNotContain("amazon", "x-accounts-edge", "${");
  }

  private static boolean isNullable(Map<String, Object> properties, String name) {
    return Boolean.TRUE.equals(at(properties, name).get("nullable"));
  }

  private static Map<String, Object> operations(Map<String, Object> document) {
    Map<String, Object> found = new TreeMap<>();
    at(document, "paths")
        .forEach((path, item) ->
            map(item).keySet().stream()
                .filter(CALLS::contains)
                .forEach(method ->
                    found.put(method + " " + path, described(document, at(item, method)))));
    return found;
  }

  private static List<Object> described(Map<String, Object> document, Map<String, Object> call) {
    Map<String, Object> contents = new TreeMap<>();
    at(call, "responses")
        .forEach((status, response) ->
            contents.put(status, new TreeMap<>(at(response, "content")).toString()));
    return List.of(
        call.getOrDefault("operationId", ""),
        call.getOrDefault("x-accounts-permission", ""),
        ((List<?>) call.getOrDefault("parameters", List.of())).toString(),
        new TreeMap<>(at(call, "requestBody", "content")).toString(),
        contents);
  }

  private static Map<String, Object> members(Map<String, Object> document) {
    Map<String, Object> found = new TreeMap<>();
    at(document, "components", "schemas")
        .forEach((name, schema) ->
            found.put(
                name,
                List.of(
                    new TreeSet<>(at(schema, "properties").keySet()),
                    map(schema).getOrDefault("required", List.of()),
                    map(schema).getOrDefault("enum", List.of()))));
    return found;
  }

  private static void eachSchema(BiConsumer<String, Map<String, Object>> use) {
    at(CLIENTS, "components", "schemas")
        .forEach((name, schema) -> use.accept(name, at(schema, "properties")));
  }

  private static Map<String, Object> load(String text) {
    return map(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  /** The mapping at these names; an empty one where there is none. */
  private static Map<String, Object> at(Object node, String... names) {
    Map<String, Object> found = map(node);
    for (String name : names) {
      found = map(found.getOrDefault(name, Map.of()));
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return node instanceof Map ? (Map<String, Object>) node : Map.of();
  }
}

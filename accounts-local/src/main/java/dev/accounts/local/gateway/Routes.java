package dev.accounts.local.gateway;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which operation serves a request; fixed segments win over parameters. */
final class Routes {
  private static final String ANY = "x-amazon-apigateway-any-method";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", ANY);

  private final List<Resource> resources;

  /** One path of the file and its operations by method in lower case. */
  private record Resource(PathTemplate path, Map<String, ContractOperation> operations) {}

  /** An operation, and what the path holds for its parameters. */
  record Match(ContractOperation operation, Map<String, String> pathParameters) {}

  Routes(ApiDocument document) {
    ContractOperations operations = new ContractOperations(document);
    resources =
        document.member("paths").properties().stream()
            .map(entry -> resource(entry.getKey(), entry.getValue(), operations))
            .sorted(Comparator.comparing(resource -> resource.path().specificity()))
            .toList();
  }

  private static Resource resource(String path, JsonNode item, ContractOperations operations) {
    Map<String, ContractOperation> byMethod = new HashMap<>();
    item.properties().stream()
        .filter(entry -> METHODS.contains(entry.getKey()))
        .forEach(entry -> byMethod.put(entry.getKey(), operations.read(path, entry.getValue())));
    return new Resource(PathTemplate.of(path), byMethod);
  }

  /** Refused for a path that is not in the file, or a method that its path does not have. */
  Match find(String method, String rawPath) throws GatewayRefusal {
    for (Resource resource : resources) {
      Optional<Map<String, String>> parameters = resource.path().match(rawPath);
      if (parameters.isPresent()) {
        return new Match(operation(resource, method), parameters.get());
      }
    }
    throw new GatewayRefusal(GatewayResponseType.MISSING_AUTHENTICATION_TOKEN);
  }

  private static ContractOperation operation(Resource resource, String method)
      throws GatewayRefusal {
    Map<String, ContractOperation> operations = resource.operations();
    return Optional.ofNullable(operations.get(method.toLowerCase(Locale.ROOT)))
        .or(() -> Optional.ofNullable(operations.get(ANY)))
        .orElseThrow(() -> new GatewayRefusal(GatewayResponseType.MISSING_AUTHENTICATION_TOKEN));
  }
}

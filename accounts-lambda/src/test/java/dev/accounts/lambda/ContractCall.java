package dev.accounts.lambda;

import dev.accounts.domain.Account;
import dev.accounts.domain.Transition.Action;
import dev.accounts.rest.OpenApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A valid call of one operation of the contract.
 *
 * @param permission the one that the contract names, or {@code none}
 * @param success the status without any refusal
 */
record ContractCall(String operation, String method, String path, String permission, int success) {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String REASON = "{\"reason\":\"why\"}";

  /** What operations with a body are called with. */
  private static final Map<String, String> BODIES =
      Map.of(
          "importAccounts",
          "{\"rows\":[{\"name\":\"imported\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}]}",
          "createAccount",
          "{\"name\":\"new\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}",
          "patchAccount",
          "{\"name\":\"patched\"}",
          "replaceAccount",
          "{\"name\":\"replaced\"}",
          "freezeAccount",
          REASON,
          "unfreezeAccount",
          REASON,
          "closeAccount",
          REASON,
          "reopenAccount",
          REASON);

  /** One for each operation that people call. */
  static List<ContractCall> all() {
    List<ContractCall> all = new ArrayList<>();
    for (var path : new YAMLMapper().readTree(OpenApi.text()).path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          all.add(of(path.getKey(), operation.getKey(), operation.getValue()));
        }
      }
    }
    return all;
  }

  private static ContractCall of(String path, String method, JsonNode operation) {
    return new ContractCall(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("x-accounts-permission").asString(),
        operation.path("responses").propertyNames().stream()
            .mapToInt(Integer::parseInt)
            .min()
            .orElseThrow());
  }

  /** Whether it is about one account. */
  boolean namesAnAccount() {
    return path.contains("{id}");
  }

  /** What brings an open account to the status that the operation starts from. */
  Optional<Action> before() {
    return switch (operation) {
      case "unfreezeAccount" -> Optional.of(Action.FREEZE);
      case "reopenAccount" -> Optional.of(Action.CLOSE);
      default -> Optional.empty();
    };
  }

  Call to(Account account, String token) {
    String query = operation.equals("listDifferences") ? "?from=2026-01-01" : "";
    String target = path.replace("{id}", account.id().toString()) + query;
    Call call = Call.anonymous(method, target).token(token);
    if (method.equals("GET")) {
      return call;
    }
    if (!method.equals("DELETE")) {
      call.json(Objects.requireNonNull(BODIES.get(operation), "No body is known: " + operation));
    }
    return namesAnAccount() ? call.ifMatch(account.version().value()) : call;
  }
}

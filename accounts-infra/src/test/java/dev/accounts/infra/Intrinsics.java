package dev.accounts.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out functions and conditions, as far as the names in them are known. */
final class Intrinsics {
  private final Scope scope;

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  /** What names mean in a template. */
  interface Scope {
    boolean isTrue(@Nullable Object condition);

    /** The value of a parameter, a resource, or {@code RESOURCE.ATTRIBUTE}. */
    String named(String name);

    void problem(String problem);
  }

  /** Decides a condition or the assertion of a rule. */
  boolean isHolding(Object rule) {
    Map.Entry<String, Object> function = Tree.map(rule).entrySet().iterator().next();
    List<Object> operands = Tree.list(function.getValue());
    return switch (function.getKey()) {
      case "Condition" -> scope.isTrue(function.getValue());
      case "Fn::Equals" ->
          value(operands.get(0))
              .map(String::valueOf)
              .equals(value(operands.get(1)).map(String::valueOf));
      case "Fn::Not" -> !isHolding(operands.get(0));
      case "Fn::And" -> operands.stream().allMatch(this::isHolding);
      case "Fn::Or" -> operands.stream().anyMatch(this::isHolding);
      default -> throw new IllegalArgumentException("Unknown in a condition: " + function);
    };
  }

  /** Works out any node; empty when it is {@code AWS::NoValue}. */
  Optional<Object> value(Object node) {
    return switch (node) {
      case Map<?, ?> map when map.size() == 1 && isFunction(Tree.map(map)) -> function(map);
      case Map<?, ?> map -> {
        Map<String, Object> worked = new LinkedHashMap<>();
        Tree.map(map).forEach((key, value) -> value(value).ifPresent(v -> worked.put(key, v)));
        yield Optional.of(worked);
      }
      case List<?> list -> {
        List<Object> worked = new ArrayList<>();
        list.forEach(value -> value(value).ifPresent(worked::add));
        yield Optional.of(worked);
      }
      default -> Optional.of(node);
    };
  }

  private static boolean isFunction(Map<String, Object> map) {
    String key = map.keySet().iterator().next();
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  private Optional<Object> function(Map<?, ?> map) {
    Map.Entry<String, Object> function = Tree.map(map).entrySet().iterator().next();
    List<Object> operands = Tree.list(function.getValue());
    return switch (function.getKey()) {
      case "Ref" -> ref(String.valueOf(function.getValue()));
      case "Fn::If" -> value(operands.get(scope.isTrue(operands.get(0)) ? 1 : 2));
      case "Fn::GetAtt" -> Optional.of(scope.named(operands.get(0) + "." + operands.get(1)));
      case "Fn::Sub" -> Optional.of(sub(operands));
      case "Fn::GetAZs" -> Optional.of(List.of("eu-central-1a", "eu-central-1b", "eu-central-1c"));
      default -> Optional.of(applied(function.getKey(), operands));
    };
  }

  private Object applied(String name, List<Object> operands) {
    List<Object> worked = operands.stream().map(operand -> value(operand).orElseThrow()).toList();
    try {
      return Functions.apply(name, worked);
    } catch (IndexOutOfBoundsException e) {
      scope.problem(name + " finds nothing in " + worked);
      return "nothing";
    }
  }

  private Optional<Object> ref(String name) {
    return name.equals("AWS::NoValue") ? Optional.empty() : Optional.of(scope.named(name));
  }

  private String sub(List<Object> operands) {
    Map<String, Object> own = operands.size() > 1 ? Tree.map(operands.get(1)) : Map.of();
    return Functions.sub(
        String.valueOf(operands.get(0)),
        name ->
            own.containsKey(name)
                ? String.valueOf(value(own.getOrDefault(name, "")).orElseThrow())
                : scope.named(name));
  }
}

package dev.accounts.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * A template as CloudFormation would see it with certain parameters: conditions decided, functions
 * worked out, resources replaced by {@link StandIns}. It collects every reference that leads
 * nowhere.
 */
final class Evaluation implements Intrinsics.Scope {
  /**
   * Parts that were worked out before: few of the whole's choices make a difference to one part.
   */
  private static final Map<Part, Evaluation> PARTS = new ConcurrentHashMap<>();

  private final Intrinsics functions = new Intrinsics(this);
  private final Template template;
  private final Map<String, String> parameters;
  private final Map<String, Evaluation> nested = new LinkedHashMap<>();
  private final Map<String, Boolean> conditions = new ConcurrentHashMap<>();
  private final Map<String, Object> outputs = new LinkedHashMap<>();
  private final Set<String> problems = new ConcurrentSkipListSet<>();

  /** A template, and the parameters that another one gives it. */
  private record Part(String file, Map<String, String> given) {
    Evaluation evaluation() {
      Template template = Assembled.template(file.replace(".yaml", ""));
      Evaluation evaluation = new Evaluation(template, given).all();
      evaluation.problems.addAll(Constraints.problems(template, evaluation.parameters));
      return evaluation;
    }
  }

  /** Values that are not given are the defaults. */
  Evaluation(Template template, Map<String, String> given) {
    this.template = template;
    this.parameters = new LinkedHashMap<>();
    template
        .section("Parameters")
        .forEach((name, parameter) ->
            Optional.ofNullable(Tree.map(parameter).get("Default"))
                .ifPresent(value -> parameters.put(name, String.valueOf(value))));
    parameters.putAll(given);
  }

  /** Works out everything that exists, nested stacks first. */
  Evaluation all() {
    template.ids("AWS::CloudFormation::Stack").stream().filter(this::exists).forEach(this::stack);
    resources().forEach((id, resource) -> resource(id));
    outputs.putAll(outputs());
    return this;
  }

  Set<String> problems() {
    return problems;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Map<String, Evaluation> nested() {
    return nested;
  }

  /** What exists under the conditions. */
  Map<String, Object> resources() {
    Map<String, Object> existing = new LinkedHashMap<>(template.section("Resources"));
    existing.keySet().removeIf(id -> !exists(id));
    return existing;
  }

  /** A resource with everything worked out. */
  Map<String, Object> resource(String id) {
    Map<String, Object> resource = new LinkedHashMap<>(template.resource(id));
    for (Object dependency : Tree.list(resource.getOrDefault("DependsOn", List.of()))) {
      if (!template.section("Resources").containsKey(String.valueOf(dependency))) {
        problems.add(id + " depends on " + dependency + ", which is not there");
      } else if (!exists(String.valueOf(dependency))) {
        problems.add(id + " depends on " + dependency + ", which may not be there");
      }
    }
    resource.keySet().removeAll(Set.of("Condition", "DependsOn", "Metadata"));
    return Tree.map(value(resource).orElseThrow());
  }

  Map<String, Object> outputs() {
    Map<String, Object> worked = new LinkedHashMap<>();
    template
        .section("Outputs")
        .forEach((name, output) -> {
          Map<String, Object> fields = Tree.map(output);
          if (isTrue(fields.get("Condition"))) {
            value(fields.getOrDefault("Value", "nothing"))
                .ifPresent(value -> worked.put(name, value));
          }
        });
    return worked;
  }

  private void stack(String id) {
    Map<String, Object> properties = template.properties(id);
    String file = String.valueOf(properties.get("TemplateURL"));
    Map<String, String> given = new LinkedHashMap<>();
    Tree.map(properties.getOrDefault("Parameters", Map.of()))
        .forEach((name, value) ->
            value(value).ifPresent(worked -> given.put(name, String.valueOf(worked))));
    Evaluation child = PARTS.computeIfAbsent(new Part(file, given), Part::evaluation);
    nested.put(id, child);
    child.problems.forEach(problem -> problems.add(file + ": " + problem));
  }

  boolean exists(String id) {
    return isTrue(template.resource(id).get("Condition"));
  }

  @Override
  public boolean isTrue(@Nullable Object condition) {
    if (condition == null) {
      return true;
    }
    String name = String.valueOf(condition);
    Boolean known = conditions.get(name);
    return known != null ? known : decided(name);
  }

  private boolean decided(String condition) {
    Object rule = template.section("Conditions").get(condition);
    if (rule == null) {
      problems.add("There is no condition " + condition);
      return true;
    }
    boolean holds = isHolding(rule);
    conditions.put(condition, holds);
    return holds;
  }

  boolean isHolding(Object rule) {
    return functions.isHolding(rule);
  }

  /** Works out any node; empty when it is {@code AWS::NoValue}. */
  Optional<Object> value(Object node) {
    return functions.value(node);
  }

  @Override
  public String named(String name) {
    if (parameters.containsKey(name)) {
      return parameters.get(name);
    }
    if (StandIns.PSEUDO.containsKey(name)) {
      return StandIns.PSEUDO.get(name);
    }
    String[] parts = name.split("\\.", 2);
    return attribute(parts[0], parts.length > 1 ? parts[1] : "");
  }

  @Override
  public void problem(String problem) {
    problems.add(problem);
  }

  private String attribute(String id, String attribute) {
    Object resource = template.section("Resources").get(id);
    if (resource == null) {
      problems.add("There is no " + id);
      return id;
    }
    if (!exists(id)) {
      problems.add(id + " is referred to where it may not be there");
    }
    if (attribute.startsWith("Outputs.")) {
      return output(id, attribute.substring("Outputs.".length()));
    }
    return StandIns.value(String.valueOf(Tree.map(resource).get("Type")), id, attribute);
  }

  private String output(String stack, String name) {
    if (!nested.containsKey(stack) && exists(stack)) {
      stack(stack);
    }
    Object value = nested.containsKey(stack) ? nested.get(stack).outputs.get(name) : null;
    if (value == null) {
      problems.add(stack + " has no output " + name);
    }
    return String.valueOf(value);
  }
}

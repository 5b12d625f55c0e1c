package dev.accounts.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What CloudFormation checks before it makes anything: parameters, and rules over them. */
final class Constraints {
  private Constraints() {}

  /** What is wrong with a template's parameters, in words. */
  static List<String> problems(Template template, Map<String, String> values) {
    List<String> problems = new ArrayList<>();
    Map<String, Object> parameters = template.section("Parameters");
    values.forEach((name, value) -> {
      if (!parameters.containsKey(name)) {
        problems.add("There is no parameter " + name);
      } else if (!isAllowed(Tree.map(parameters.get(name)), value)) {
        problems.add(name + " may not be '" + value + "'");
      }
    });
    parameters.keySet().stream()
        .filter(name -> !values.containsKey(name))
        .forEach(name -> problems.add(name + " is not given"));
    template.section("Rules").values().forEach(rule -> rule(template, values, rule, problems));
    return problems;
  }

  private static void rule(
      Template template, Map<String, String> values, Object rule, List<String> problems) {
    Map<String, Object> fields = Tree.map(rule);
    Evaluation evaluation = new Evaluation(template, values);
    Object condition = fields.get("RuleCondition");
    if (condition == null || evaluation.isHolding(condition)) {
      Tree.list(fields.get("Assertions")).stream()
          .map(Tree::map)
          .filter(assertion -> !evaluation.isHolding(assertion.getOrDefault("Assert", Map.of())))
          .forEach(assertion -> problems.add((String) assertion.get("AssertDescription")));
    }
  }

  private static boolean isAllowed(Map<String, Object> parameter, String value) {
    boolean isList = "CommaDelimitedList".equals(parameter.get("Type"));
    List<String> values = isList ? List.of(value.split(",", -1)) : List.of(value);
    if (parameter.get("AllowedValues") instanceof List<?> allowed) {
      return allowed.stream().map(Constraints::plain).toList().containsAll(values);
    }
    if (parameter.get("AllowedPattern") instanceof String pattern) {
      return values.stream().allMatch(each -> each.matches(pattern));
    }
    if (parameter.get("MinValue") instanceof Number least
        && parameter.get("MaxValue") instanceof Number most) {
      double number = Double.parseDouble(value);
      return number >= least.doubleValue() && number <= most.doubleValue();
    }
    return false;
  }

  private static String plain(Object value) {
    return String.valueOf(value);
  }
}

package dev.accounts.infra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for every template, whatever is in it. */
final class TemplateChecks {
  private static final Pattern SUB = Pattern.compile("\\$\\{([A-Za-z0-9]+)");

  private static final Set<String> KEEPERS =
      Set.of(
          "AWS::Cognito::UserPool",
          "AWS::Logs::LogGroup",
          "AWS::RDS::DBCluster",
          "AWS::S3::Bucket",
          "AWS::SecretsManager::Secret");

  private TemplateChecks() {}

  static Problems parameters(Template template) {
    Problems problems = new Problems();
    Set<String> used = used(template.root());
    template
        .section("Parameters")
        .forEach((name, parameter) -> {
          Map<String, Object> fields = Tree.map(parameter);
          boolean isBounded = fields.containsKey("MinValue") && fields.containsKey("MaxValue");
          boolean isPattern =
              fields.containsKey("AllowedPattern") && fields.containsKey("ConstraintDescription");
          problems
              .unless(fields.containsKey("Description"), name + " has no description")
              .unless(
                  isBounded || isPattern || fields.containsKey("AllowedValues"),
                  name + " takes anything")
              .unless(used.contains(name), name + " is not used");
        });
    return problems;
  }

  /** The names that any function refers to. */
  private static Set<String> used(Object root) {
    Set<String> used = new HashSet<>();
    Tree.eachMap(
        root,
        "",
        (pointer, map) -> {
          if (map.get("Ref") instanceof String name) {
            used.add(name);
          }
          if (map.containsKey("Fn::Sub")) {
            Matcher names =
                SUB.matcher(String.valueOf(Tree.list(map.getOrDefault("Fn::Sub", "")).getFirst()));
            names.results().forEach(found -> used.add(found.group(1)));
          }
        });
    return used;
  }

  static Problems parameterGroups(Template template) {
    List<Object> grouped = new ArrayList<>();
    Tree.list(
            Tree.child(template.section("Metadata"), "AWS::CloudFormation::Interface")
                .getOrDefault("ParameterGroups", List.of()))
        .forEach(group ->
            grouped.addAll(Tree.list(Tree.map(group).getOrDefault("Parameters", List.of()))));
    return new Problems()
        .expect(
            "grouped",
            new TreeSet<>(grouped),
            new TreeSet<>(template.section("Parameters").keySet()))
        .expect("grouped once", grouped.size(), new HashSet<>(grouped).size());
  }

  static Problems conditions(Template template) {
    Set<String> used = new HashSet<>();
    Tree.eachMap(
        template.root(),
        "",
        (pointer, map) -> {
          if (map.get("Condition") instanceof String name) {
            used.add(name);
          }
          if (map.get("Fn::If") instanceof List<?> operands) {
            used.add(String.valueOf(operands.getFirst()));
          }
        });
    Set<String> unused = new TreeSet<>(template.section("Conditions").keySet());
    unused.removeAll(used);
    return new Problems().expect("conditions that nothing asks for", unused, Set.of());
  }

  /**
   * Says with both policies what becomes of the data when the stack goes, or the resource is
   * replaced.
   */
  static Problems keepers(Template template) {
    Problems problems = new Problems();
    for (String id : template.section("Resources").keySet()) {
      Map<String, Object> resource = template.resource(id);
      if (KEEPERS.contains(String.valueOf(resource.get("Type")))) {
        problems.unless(
            resource.keySet().containsAll(Set.of("DeletionPolicy", "UpdateReplacePolicy")),
            id + " does not say what becomes of its data");
      }
    }
    return problems;
  }

  /**
   * A creation that fails leaves nothing behind. Only the region's setting stays with the role that
   * it names, as other APIs may log with it.
   */
  static Problems leftovers(Template template) {
    Problems problems = new Problems();
    for (String id : template.section("Resources").keySet()) {
      Map<String, Object> resource = template.resource(id);
      boolean isOfTheRegion = "SetsGatewayLogRole".equals(resource.get("Condition"));
      problems.unless(
          isOfTheRegion == "Retain".equals(resource.get("DeletionPolicy")),
          id + " stays or goes with a creation that fails");
    }
    return problems;
  }

  /** AWS takes letters, digits, spaces and a few signs in tags; and fewer in a security group. */
  static Problems allowedCharacters(Template template) {
    Problems problems = new Problems();
    Tree.eachMap(
        template.section("Resources"),
        "",
        (pointer, map) -> {
          boolean isTag = map.keySet().equals(Set.of("Key", "Value"));
          Object text = isTag ? map.get("Value") : map.get("GroupDescription");
          for (Object value : Tree.list(text instanceof Map<?, ?> it ? it.values() : text)) {
            problems.unless(
                value.toString().matches("[^'\"<>|?^%`~]*"), pointer + " may not be " + value);
          }
        });
    return problems;
  }

  /**
   * Under every combination of choices each reference leads somewhere, and the rules hold. The
   * first combination that has a problem is reported; the others mostly have the same.
   */
  static Problems references(Template template) {
    return Variants.of(template).stream()
        .map(variant -> references(template, variant))
        .filter(problems -> problems.iterator().hasNext())
        .findFirst()
        .orElseGet(Problems::new);
  }

  private static Problems references(Template template, Map<String, String> variant) {
    Evaluation evaluation = new Evaluation(template, variant).all();
    Set<String> found = new TreeSet<>(evaluation.problems());
    found.addAll(Constraints.problems(template, evaluation.parameters()));
    Problems problems = new Problems();
    found.forEach(problem -> problems.unless(false, problem + " with " + variant));
    return problems;
  }

  /** A parameter of the whole that a part has under the same name has the same constraint. */
  static Problems sameConstraints(Template main) {
    Problems problems = new Problems();
    for (String part : List.of("auth", "data", "api", "web")) {
      Assembled.template(part)
          .section("Parameters")
          .forEach((name, parameter) -> {
            Map<String, Object> whole = Tree.child(main.section("Parameters"), name);
            if (!whole.isEmpty() && !name.startsWith("UserPool") && !name.equals("SubnetIds")) {
              for (String key :
                  List.of(
                      "Type",
                      "AllowedValues",
                      "MinValue",
                      "MaxValue",
                      "AllowedPattern",
                      "Default")) {
                problems.expect(
                    part + "." + name + "." + key, whole.get(key), Tree.map(parameter).get(key));
              }
            }
          });
    }
    return problems;
  }
}

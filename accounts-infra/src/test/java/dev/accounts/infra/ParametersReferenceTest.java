package dev.accounts.infra;

import dev.accounts.rest.reference.ReferencePage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the templates has every parameter and every output. */
final class ParametersReferenceTest {
  private static final Template MAIN = template("main");

  @Test
  void thePageHasEveryParameterAndOutput() {
    Map<String, Object> own = MAIN.section("Parameters");
    ReferencePage.check(
        "template-parameters.md",
        "Template parameters",
        """
        Set them as `Name=value`, after [`./deploy dev`](../deploy.md) or behind `--parameter-overrides`; all others keep their
        values. [Choices](../deploy.md#choices) says which to set for what. A value without a default in the table is empty.

        In this page: %s, [with Amplify](#with-amplify), [outputs](#outputs).

        %s
        ## With Amplify

        The categories of [Amplify](../amplify.md) are `data.yaml` and `api.yaml`. Set these in the `parameters.json` of the category,
        or in `data` and `api` with Gen 2. They take the parameters of the same names from above, and these, most of which
        the drop-in sets itself:

        %s
        ## Outputs

        `output NAME` of [the guide](../deploy.md) returns one; some are there only with what they belong to.

        | output | is |
        |---|---|
        %s\
        """
            .formatted(
                groups()
                    .map(group -> "[%s](#%s)".formatted(lower(label(group)), anchor(label(group))))
                    .collect(Collectors.joining(", ")),
                groups()
                    .map(group ->
                        "## " + label(group) + "\n\n" + table(MAIN, members(group)::contains))
                    .collect(Collectors.joining("\n")),
                Stream.of("data", "api")
                    .map(name ->
                        "`"
                            + name
                            + ".yaml`:\n\n"
                            + table(template(name), parameter -> !own.containsKey(parameter)))
                    .collect(Collectors.joining("\n")),
                MAIN.section("Outputs").entrySet().stream()
                    .map(it ->
                        "| `%s` | %s |\n"
                            .formatted(it.getKey(), Tree.map(it.getValue()).get("Description")))
                    .collect(Collectors.joining())));
  }

  private static Template template(String name) {
    return Template.parse(name, CloudFormation.text(name));
  }

  private static Stream<Map<String, Object>> groups() {
    Map<String, Object> form =
        Tree.child(MAIN.section("Metadata"), "AWS::CloudFormation::Interface");
    return Tree.list(form.get("ParameterGroups")).stream().map(Tree::map);
  }

  private static String label(Map<String, Object> group) {
    return String.valueOf(Tree.child(group, "Label").get("default"));
  }

  private static List<String> members(Map<String, Object> group) {
    return Tree.list(group.get("Parameters")).stream().map(String::valueOf).toList();
  }

  private static String lower(String label) {
    return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }

  private static String anchor(String label) {
    return label.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String table(Template template, Predicate<String> shown) {
    return "| parameter | default | allowed | what it does |\n|---|---|---|---|\n"
        + template.section("Parameters").entrySet().stream()
            .filter(it -> shown.test(it.getKey()))
            .map(it -> row(it.getKey(), Tree.map(it.getValue())))
            .collect(Collectors.joining());
  }

  private static String row(String name, Map<String, Object> parameter) {
    String usual = String.valueOf(parameter.getOrDefault("Default", ""));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            name,
            usual.isEmpty() ? "" : "`" + usual + "`",
            allowed(parameter).replace("|", "\\|"),
            String.valueOf(parameter.get("Description")).replace("|", "\\|"));
  }

  private static String allowed(Map<String, Object> parameter) {
    if (parameter.containsKey("AllowedValues")) {
      return Tree.list(parameter.get("AllowedValues")).stream()
          .map(value -> "`" + value + "`")
          .collect(Collectors.joining(", "));
    }
    if (parameter.containsKey("MinValue")) {
      return parameter.get("MinValue") + " to " + parameter.get("MaxValue");
    }
    return String.valueOf(parameter.getOrDefault("ConstraintDescription", ""));
  }
}

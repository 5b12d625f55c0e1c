package dev.accounts.infra;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Amplify Gen 1 would trip over in {@code amplify/backend}. The rules are those of its command
 * line: it takes any file of a category that is named like a template, passes {@code env} and every
 * attribute that a category depends on, and CloudFormation refuses a parameter that a template does
 * not have.
 */
final class AmplifyWiring {
  private static final Set<String> AMPLIFYS_OWN =
      Set.of(
          "analytics",
          "api",
          "auth",
          "awscloudformation",
          "custom",
          "function",
          "geo",
          "hosting",
          "interactions",
          "notifications",
          "predictions",
          "providers",
          "storage",
          "tags",
          "types",
          "xr");

  /** What both a pool that Amplify made and an imported one have. */
  private static final Set<String> OUTPUTS_OF_POOLS =
      Set.of("UserPoolId", "UserPoolName", "AppClientID", "AppClientIDWeb");

  /** What Amplify's root stack has and passes where parameters.json refers to it. */
  private static final Set<String> PARAMETERS_OF_ROOT =
      Set.of("DeploymentBucketName", "AuthRoleName", "UnauthRoleName");

  private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");
  private static final PathMatcher TEMPLATE =
      FileSystems.getDefault().getPathMatcher("glob:*template*.{json,yaml,yml}");

  private final Path backend;
  private final Map<String, Object> config;
  private final Problems problems = new Problems();

  private AmplifyWiring(Path backend) throws IOException {
    this.backend = backend;
    this.config = json(backend.resolve("backend-config.json"));
  }

  static Problems in(Path backend) throws IOException {
    AmplifyWiring wiring = new AmplifyWiring(backend);
    for (Map.Entry<String, Object> category : wiring.config.entrySet()) {
      for (String resource : Tree.map(category.getValue()).keySet()) {
        wiring.names(category.getKey(), resource);
        wiring.files(category.getKey(), resource);
        wiring.parameters(category.getKey(), resource);
      }
    }
    return wiring.problems;
  }

  private void names(String category, String resource) {
    problems
        .unless(!AMPLIFYS_OWN.contains(category), category + " is a category of Amplify's own")
        .unless(
            ALPHANUMERIC.matcher(category + resource).matches(),
            category + resource + " is no logical ID");
  }

  private void files(String category, String resource) throws IOException {
    List<String> names = files(backend.resolve(category).resolve(resource));
    long templates = names.stream().filter(name -> TEMPLATE.matches(Path.of(name))).count();
    problems
        .unless(templates == 1, category + "/" + resource + " has " + templates + " templates")
        .unless(
            names.contains("parameters.json"),
            category + "/" + resource + " has no parameters.json, in lower case, but " + names);
  }

  private void parameters(String category, String resource) throws IOException {
    Path directory = backend.resolve(category).resolve(resource);
    if (!files(directory).containsAll(List.of("template.json", "parameters.json"))) {
      return;
    }
    Map<String, Object> declared =
        Tree.child(json(directory.resolve("template.json")), "Parameters");
    Map<String, Object> given = json(directory.resolve("parameters.json"));
    Set<String> passed = new HashSet<>(given.keySet());
    passed.add("env");
    given.forEach((name, value) -> root(directory, name, value));
    for (Object dependency :
        Tree.list(Tree.child(Tree.child(config, category), resource).get("dependsOn"))) {
      passed.addAll(attributes(Tree.map(dependency)));
    }
    for (String name : passed) {
      problems.unless(declared.containsKey(name), directory + " has no parameter " + name);
    }
    declared.forEach((name, parameter) ->
        problems.unless(
            passed.contains(name) || Tree.map(parameter).containsKey("Default"),
            directory + " gets nothing for " + name));
  }

  private void root(Path directory, String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      problems.unless(
          map.size() == 1 && map.get("Ref") instanceof String to && PARAMETERS_OF_ROOT.contains(to),
          directory + " takes " + name + " from " + value);
    }
  }

  /** The parameters that Amplify makes of the attributes of one dependency. */
  private List<String> attributes(Map<String, Object> dependency) throws IOException {
    String category = String.valueOf(dependency.get("category"));
    String resource = String.valueOf(dependency.get("resourceName"));
    Set<String> known = outputs(category, resource);
    List<String> attributes =
        Tree.list(dependency.get("attributes")).stream().map(String.class::cast).toList();
    for (String attribute : attributes) {
      problems.unless(
          known.contains(attribute), category + "/" + resource + " has no output " + attribute);
    }
    return attributes.stream().map(attribute -> category + resource + attribute).toList();
  }

  /** What the category always has; an output with a condition may be missing. */
  private Set<String> outputs(String category, String resource) throws IOException {
    if (category.equals("auth")) {
      return OUTPUTS_OF_POOLS;
    }
    Path template = backend.resolve(category).resolve(resource).resolve("template.json");
    Set<String> outputs = new HashSet<>();
    if (Files.exists(template)) {
      Tree.child(json(template), "Outputs")
          .forEach((name, output) -> {
            if (!Tree.map(output).containsKey("Condition")) {
              outputs.add(name);
            }
          });
    }
    return outputs;
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** JSON is YAML too. */
  private static Map<String, Object> json(Path file) throws IOException {
    return Yaml.mapping(Files.readString(file));
  }
}

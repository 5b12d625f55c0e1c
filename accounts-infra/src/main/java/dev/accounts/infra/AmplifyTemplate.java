package dev.accounts.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A template as Amplify takes it: its parameters under other names, the functions' code in a bucket
 * instead of beside it, and nothing that is only for the console's form.
 */
final class AmplifyTemplate {
  /** The bucket that has the functions' code; in Gen 1 the project's own deployment bucket. */
  private static final String BUCKET = "CodeBucket";

  /** The object in it. */
  private static final String KEY = "CodeKey";

  private final Map<String, String> renamed;

  private AmplifyTemplate(Map<String, String> renamed) {
    this.renamed = renamed;
  }

  /**
   * As JSON.
   *
   * @param template a filled template
   * @param renamed new names of parameters by the old
   * @param codeKey where the functions' code is unless a parameter says otherwise
   */
  static String json(String template, Map<String, String> renamed, String codeKey) {
    Map<String, Object> root = new LinkedHashMap<>(Yaml.mapping(template));
    root.remove("Metadata");
    Map<String, Object> changed = new AmplifyTemplate(renamed).map(root);
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (changed.get("Parameters") instanceof Map<?, ?> given) {
      given.forEach(
          (name, value) -> parameters.put(renamed.getOrDefault(name, (String) name), value));
    }
    parameters.put(
        BUCKET,
        Map.of(
            "Type", "String",
            "Description", "The bucket, in this region, that has the functions' code.",
            "AllowedPattern", "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"));
    parameters.put(
        KEY,
        Map.of(
            "Type",
            "String",
            "Description",
            "The functions' code in that bucket, named by its hash.",
            "Default",
            codeKey,
            "MinLength",
            1L));
    changed.put("Parameters", parameters);
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(changed) + "\n";
  }

  private Map<String, Object> map(Map<?, ?> map) {
    Map<String, Object> changed = new LinkedHashMap<>();
    map.forEach((key, value) -> changed.put((String) key, entry((String) key, value)));
    return changed;
  }

  private Object entry(String key, Object value) {
    return switch (key) {
      case "Ref" -> renamed.getOrDefault(value, (String) value);
      case "Fn::Sub" -> text(value);
      case "Code" -> String.valueOf(value).endsWith(".zip") ? codeInBucket() : node(value);
      default -> node(value);
    };
  }

  private Object node(Object node) {
    return switch (node) {
      case Map<?, ?> map -> map(map);
      case List<?> list -> list.stream().map(this::node).toList();
      default -> node;
    };
  }

  /** A text with variables, alone or with variables of its own, which have other names. */
  private Object text(Object argument) {
    if (argument instanceof List<?> parts) {
      return List.of(inText((String) parts.get(0)), node(parts.get(1)));
    }
    return inText((String) argument);
  }

  private String inText(String text) {
    String changed = text;
    for (Map.Entry<String, String> name : renamed.entrySet()) {
      changed = changed.replace("${" + name.getKey() + "}", "${" + name.getValue() + "}");
    }
    return changed;
  }

  private static Map<String, Object> codeInBucket() {
    Map<String, Object> code = new LinkedHashMap<>();
    code.put("S3Bucket", Map.of("Ref", BUCKET));
    code.put("S3Key", Map.of("Ref", KEY));
    return code;
  }
}

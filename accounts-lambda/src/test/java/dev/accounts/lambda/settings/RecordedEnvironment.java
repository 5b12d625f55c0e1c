package dev.accounts.lambda.settings;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables that note which of them are asked for, in this order. */
final class RecordedEnvironment extends AbstractMap<String, String> {
  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> asked;

  RecordedEnvironment(Map<String, String> variables, Set<String> asked) {
    this.variables.putAll(variables);
    this.asked = asked;
  }

  /** All names that are asked for with any of these. */
  @SafeVarargs
  static Set<String> namesAskedFor(Map<String, String>... environments) {
    Set<String> asked = new LinkedHashSet<>();
    for (Map<String, String> variables : environments) {
      Settings.from(new RecordedEnvironment(variables, asked));
    }
    return asked;
  }

  @Override
  public String getOrDefault(@Nullable Object name, String absent) {
    asked.add(String.valueOf(name));
    return variables.getOrDefault(String.valueOf(name), absent);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return variables.entrySet();
  }
}

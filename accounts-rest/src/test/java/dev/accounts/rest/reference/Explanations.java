package dev.accounts.rest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What people say about things that the code has: one line for each, a name and its words. */
public final class Explanations {
  private final Map<String, String> words = new LinkedHashMap<>();

  private Explanations() {}

  /**
   * Reads the lines.
   *
   * @param lines {@code name | words}; the words may have cells of their own
   */
  public static Explanations of(String lines) {
    Explanations all = new Explanations();
    lines
        .lines()
        .forEach(line -> {
          String[] parts = line.split(" \\| ", 2);
          assertThat(parts).as(line).hasSize(2);
          assertThat(all.words.put(parts[0].strip(), parts[1].strip()))
              .as("a second %s", line)
              .isNull();
        });
    return all;
  }

  /** Fails unless exactly these are explained. */
  public Explanations explain(Collection<String> names) {
    assertThat(words.keySet())
        .as("what is explained is what the code has")
        .containsExactlyInAnyOrderElementsOf(names);
    return this;
  }

  /** The words about one of them. */
  public String about(String name) {
    return Objects.requireNonNull(words.get(name), name);
  }
}

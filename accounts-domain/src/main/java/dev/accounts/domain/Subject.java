package dev.accounts.domain;

/**
 * Names who does something: the {@code sub} of the token, or what the embedding service calls its
 * user.
 *
 * @param value 1 to 256 characters, none of them a control character
 */
public record Subject(String value) {
  public Subject {
    Violations.of("/subject").text(value, 1, 256).throwIfAny();
  }

  @Override
  public String toString() {
    return value;
  }
}

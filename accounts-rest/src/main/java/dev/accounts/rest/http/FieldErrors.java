package dev.accounts.rest.http;

import dev.accounts.domain.Refusal;
import dev.accounts.domain.Violation;
import dev.accounts.rest.http.FieldError.In;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects all that is wrong with a request, so that a person can fix everything at once. */
public final class FieldErrors {
  /** Who sends more mistakes than this gets to know the others later. */
  private static final int MOST = 100;

  private static final int LONGEST_POINTER = 200;

  private final List<FieldError> found = new ArrayList<>();

  /** Nothing is wrong so far. */
  public FieldErrors() {}

  /** Notes something that is wrong; more than a hundred are not kept. */
  public void add(In in, String pointer, String code, String detail) {
    if (found.size() < MOST) {
      String shown =
          pointer.length() > LONGEST_POINTER ? pointer.substring(0, LONGEST_POINTER) : pointer;
      found.add(new FieldError(in, shown, code, detail));
    }
  }

  /** Makes a value; when the domain refuses it, keeps what is wrong with it. */
  public <T> Optional<T> gather(In in, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (Refusal.Invalid invalid) {
      addAll(in, invalid.violations());
      return Optional.empty();
    }
  }

  void addAll(In in, List<Violation> violations) {
    violations.forEach(one -> add(in, one.pointer(), one.code(), one.message()));
  }

  /** What is wrong so far. */
  public List<FieldError> found() {
    return List.copyOf(found);
  }

  /** Ends the request when anything is wrong. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new Rejected(Problem.of(ProblemCode.VALIDATION_FAILED).with(found));
    }
  }
}

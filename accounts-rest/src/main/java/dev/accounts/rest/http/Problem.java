package dev.accounts.rest.http;

import dev.accounts.domain.Refusal.ConflictingAccount;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request got no other answer (RFC 9457).
 *
 * @param detail one sentence for people, without anything from the inside of the service
 * @param conflictingAccount the account of the caller's tenant that is in the way
 * @param headers what the status asks for besides, such as {@code Allow}
 */
public record Problem(
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    Optional<ConflictingAccount> conflictingAccount,
    Map<String, String> headers) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /** The problem as the contract words it. */
  public static Problem of(ProblemCode code) {
    return new Problem(code, code.detail(), List.of(), Optional.empty(), Map.of());
  }

  /** The same with another sentence. */
  public Problem saying(String otherDetail) {
    return new Problem(code, otherDetail, errors, conflictingAccount, headers);
  }

  /** The same with what is wrong with single fields. */
  public Problem with(List<FieldError> fieldErrors) {
    return new Problem(code, detail, fieldErrors, conflictingAccount, headers);
  }

  /** The same with the account that is in the way, if there is one. */
  public Problem with(Optional<ConflictingAccount> inTheWay) {
    return new Problem(code, detail, errors, inTheWay, headers);
  }

  /** The same with a header. */
  public Problem with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Problem(code, detail, errors, conflictingAccount, more);
  }

  /** Asks to come back later, in whole seconds and never at once. */
  public Problem retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  /** The answer that says so. */
  public Response response(String requestId) {
    return new Response(code.status(), headers, ProblemJson.write(this, requestId))
        .with("Content-Type", "application/problem+json");
  }
}

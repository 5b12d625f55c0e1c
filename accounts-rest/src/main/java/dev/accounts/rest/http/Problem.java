package dev.accounts.rest.http;

import dev.accounts.domain.Refusal.ConflictingAccount;
import dev.accounts.rest.json.Utf8Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Why a request got no other response (RFC 9457).
 *
 * @param detail one sentence for people, without anything from the inside of the service
 * @param conflictingAccount the account of the caller's tenant that is in the way
 * @param headers what the status asks for besides, such as {@code Allow}
 * @param more writes members that only this problem has
 */
public record Problem(
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    Optional<ConflictingAccount> conflictingAccount,
    Map<String, String> headers,
    Consumer<JsonGenerator> more) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /** The problem as the contract words it. */
  public static Problem of(ProblemCode code) {
    return new Problem(code, code.detail(), List.of(), Optional.empty(), Map.of(), none -> {});
  }

  /** The same with another sentence. */
  public Problem saying(String otherDetail) {
    return new Problem(code, otherDetail, errors, conflictingAccount, headers, more);
  }

  /** The same with what is wrong with single fields. */
  public Problem with(List<FieldError> fieldErrors) {
    return new Problem(code, detail, fieldErrors, conflictingAccount, headers, more);
  }

  /** The same with members of its own. */
  public Problem with(Consumer<JsonGenerator> members) {
    return new Problem(code, detail, errors, conflictingAccount, headers, members);
  }

  /** The same with the account that is in the way, if there is one. */
  public Problem with(Optional<ConflictingAccount> inTheWay) {
    return new Problem(code, detail, errors, inTheWay, headers, more);
  }

  /** The same with a header. */
  public Problem with(String header, String value) {
    Map<String, String> others = new LinkedHashMap<>(headers);
    others.put(header, value);
    return new Problem(code, detail, errors, conflictingAccount, others, more);
  }

  /** Asks to come back later, in whole seconds and never at once. */
  public Problem retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  /** The response that says so. */
  public Response response(String requestId) {
    return new Response(code.status(), headers, Utf8Text.of(ProblemJson.write(this, requestId)))
        .with("Content-Type", "application/problem+json");
  }
}

package dev.accounts.rest;

import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.domain.past.AsOf;
import dev.accounts.rest.http.EntityTag;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.MediaType;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Request;
import dev.accounts.rest.query.AsOfQuery;
import dev.accounts.rest.query.LengthPrefixedHash;
import dev.accounts.rest.query.QueryFields;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A request whose caller and route are known.
 *
 * @param errors what is wrong with it so far
 * @param now when it came
 */
record Exchange(Request request, Caller caller, FieldErrors errors, Instant now) {

  /**
   * The account that the path names.
   *
   * @throws Refusal.NotFound when no account can be called so
   */
  AccountId accountId() {
    return AccountId.parse(request.path().segments().get(1));
  }

  QueryFields query() {
    return new QueryFields(request.query(), errors);
  }

  /** When the register is to be looked at. */
  AsOf asOf() {
    return AsOfQuery.read(query(), "asOf", now);
  }

  /**
   * The bytes of the body.
   *
   * @throws Rejected when it is too large or in another form
   */
  byte[] body(Set<String> mediaTypes) {
    MediaType.require(request.headers(), mediaTypes);
    return request.body().bytes();
  }

  /**
   * The key that was sent with the request, if it was. With another method, path or part it is
   * another request.
   *
   * @param parts of the request, besides the method and the path, that make it what it is
   */
  Optional<IdempotencyKey> idempotencyKey(byte[]... parts) {
    return request
        .headers()
        .value("Idempotency-Key")
        .flatMap(key -> errors.gather(In.HEADER, () -> new IdempotencyKey(key, hash(parts))));
  }

  private String hash(byte[]... parts) {
    LengthPrefixedHash hash = new LengthPrefixedHash().add(request.method());
    hash.add("/" + String.join("/", request.path().segments()));
    for (byte[] part : parts) {
      hash.add(part);
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /**
   * The version that the caller saw.
   *
   * @throws Rejected when the caller does not say
   */
  Version expectedVersion() {
    return EntityTag.expected(request.headers(), errors);
  }
}

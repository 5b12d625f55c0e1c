package dev.accounts.rest;

import dev.accounts.application.port.Caller;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import dev.accounts.rest.http.EntityTag;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.MediaType;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Request;
import dev.accounts.rest.query.LengthPrefixedHash;
import dev.accounts.rest.query.QueryFields;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A request whose caller and route are known.
 *
 * @param errors what is wrong with it so far
 */
record Exchange(Request request, Caller caller, FieldErrors errors) {

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
   * The client's key for this request, so that it is done once.
   *
   * @param path of the resource, because the same key with another method, path or body is another
   *     request
   */
  Optional<IdempotencyKey> idempotencyKey(String path, byte[] body) {
    return request
        .headers()
        .value("Idempotency-Key")
        .flatMap(key -> {
          LengthPrefixedHash hash =
              new LengthPrefixedHash().add(request.method()).add(path).add(body);
          String hex = HexFormat.of().formatHex(hash.digest());
          return errors.gather(In.HEADER, () -> new IdempotencyKey(key, hex));
        });
  }

  /**
   * The version that the caller saw.
   *
   * @throws Rejected when the caller does not say
   */
  long expectedVersion() {
    return EntityTag.expected(request.headers(), errors);
  }
}

package dev.accounts.standin.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Authorization header of a signed request; whose key signed it does not matter here. */
public final class Signature {
  private static final Pattern SIGV4 =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/[^/]+/(?<service>[^/]+)/aws4_request,"
              + " *SignedHeaders=[^,]+, *Signature=[0-9a-f]{64}");

  private Signature() {}

  /** Refuses a call that is not signed. */
  public static void check(Optional<String> authorization) {
    if (authorization.isEmpty()) {
      throw ErrorType.MISSING_AUTHENTICATION_TOKEN.refuse("Missing Authentication Token");
    }
    Matcher signature = SIGV4.matcher(authorization.get());
    if (!signature.matches()) {
      throw ErrorType.INVALID_SIGNATURE.refuse(
          "The request is not signed with Signature Version 4.");
    }
    if (!signature.group("service").equals("rds-data")) {
      throw ErrorType.INVALID_SIGNATURE.refuse(
          "Credential should be scoped to correct service: 'rds-data'.");
    }
  }
}

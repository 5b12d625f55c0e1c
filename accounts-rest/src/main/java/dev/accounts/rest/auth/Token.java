package dev.accounts.rest.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;

/** A token whose signature and claims were found to be good. */
record Token(JWTClaimsSet claims) {

  /** A claim, if the token has it and it is text. */
  Optional<String> claim(String name) {
    return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}

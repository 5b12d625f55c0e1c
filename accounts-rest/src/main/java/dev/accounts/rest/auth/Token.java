package dev.accounts.rest.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Optional;

/** A token whose signature and claims were found to be valid. */
record Token(JWTClaimsSet claims) {

  /** A claim, if the token has it and it is text. */
  Optional<String> claim(String name) {
    return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The texts of a claim that is a text or, as the groups of Cognito, an array of texts. */
  List<String> texts(String name) {
    Object claim = claims.getClaim(name);
    if (claim instanceof String text) {
      return List.of(text);
    }
    if (!(claim instanceof List<?> all)) {
      return List.of();
    }
    List<String> texts =
        all.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    return texts.size() == all.size() ? texts : List.of();
  }
}

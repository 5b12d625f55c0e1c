package dev.accounts.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.accounts.rest.auth.VerifiedTokens.SignedToken;
import dev.accounts.rest.auth.VerifiedTokens.Verified;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private final VerifiedTokens tokens = new VerifiedTokens();

  @Test
  void theTokensThatWereUsedLastAreKept() throws JOSEException {
    RSAKey key = new RSAKeyGenerator(2048).generate();
    JWTClaimsSet claims = new JWTClaimsSet.Builder().build();
    JWSHeader header = new JWSHeader(JWSAlgorithm.RS256);
    Verified token =
        new Verified(new SignedToken(SigningKeys.selector(header), new Token(claims)), key);
    for (int i = 0; i < 1_000; i++) {
      tokens.add("token " + i, token);
    }
    assertThat(tokens.find("token 0")).contains(token);

    tokens.add("one more", token);
    assertThat(tokens.size()).isEqualTo(1_000);
    assertThat(tokens.find("token 0")).contains(token);
    assertThat(tokens.find("token 1")).isEmpty();
  }
}

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
    Verified token = verified();
    for (int i = 0; i < 1_000; i++) {
      tokens.add(i + ".signature", token);
    }
    assertThat(tokens.find("0.signature")).contains(token);

    tokens.add("more.signature", token);
    assertThat(tokens.size()).isEqualTo(1_000);
    assertThat(tokens.find("0.signature")).contains(token);
    assertThat(tokens.find("1.signature")).isEmpty();
  }

  @Test
  void aTokenWithAnotherSignatureIsAnother() throws JOSEException {
    Verified token = verified();
    tokens.add("header.claims.signature", token);
    assertThat(tokens.find("header.claims.signature")).contains(token);
    assertThat(tokens.find("header.claims.another")).isEmpty();
    assertThat(tokens.find("header.claims.")).isEmpty();
    assertThat(tokens.find("header.claims")).isEmpty();
    assertThat(tokens.find("header.others.signature")).isEmpty();
  }

  private static Verified verified() throws JOSEException {
    RSAKey key = new RSAKeyGenerator(2048).generate();
    JWTClaimsSet claims = new JWTClaimsSet.Builder().build();
    JWSHeader header = new JWSHeader(JWSAlgorithm.RS256);
    return new Verified(new SignedToken(SigningKeys.selector(header), new Token(claims)), key);
  }
}

package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import dev.accounts.inmemory.InMemoryAccountRepository;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TokensTest {
  private final UserPool pool = UserPool.shared();
  private final Service service = new Service();

  @Test
  void aValidTokenIsTakenWithAndWithoutItsScheme() {
    String token = valid().build();

    sendAuthorized("Bearer " + token).is(200);
    sendAuthorized("bearer  " + token).is(200);
    sendAuthorized(token).is(200);
  }

  @Test
  void withoutATokenNothingIsReturned() {
    FunctionReply reply =
        service.send(Call.anonymous("GET", "/accounts")).isProblem(401, "unauthenticated");

    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void everythingWrongWithATokenGetsTheSameResponse() throws JOSEException {
    byte[] publicKey = pool.key().toRSAPublicKey().getEncoded();
    List<String> bad =
        List.of(
            "",
            "x",
            "a.b.c",
            "....",
            valid().build() + "x",
            valid().build().replaceFirst("\\.", ".x"),
            valid().signedWith(UserPool.second("first")).build(),
            valid().keyId("other").build(),
            new PlainJWT(valid().claims()).serialize(),
            valid().algorithm(JWSAlgorithm.HS256).build(new MACSigner(publicKey)),
            valid().algorithm(JWSAlgorithm.RS512).build(),
            valid().algorithm(JWSAlgorithm.PS256).build(),
            valid().claim("iss", pool.issuer() + "/").build(),
            valid().claim("iss", null).build(),
            valid().claim("aud", "another-client").build(),
            valid().claim("aud", List.of(TokenBuilder.CLIENT, "another-client")).build(),
            valid().claim("aud", null).build(),
            valid().claim("token_use", null).build(),
            valid().claim("token_use", "refresh").build(),
            valid().access().build(),
            valid().expiringIn(Duration.ofSeconds(-10)).build(),
            valid().claim("exp", null).build(),
            valid().issuedIn(Duration.ofMinutes(1)).build(),
            valid().validIn(Duration.ofMinutes(1)).build(),
            valid().claim("sub", null).build(),
            valid().claim("sub", "").build(),
            valid().claim("sub", "a\nb").build());

    Set<FunctionReply> replies = new HashSet<>();
    for (String token : bad) {
      replies.add(sendAuthorized("Bearer " + token).isProblem(401, "unauthenticated"));
    }
    replies.add(sendAuthorized("Basic dXNlcjpwYXNz"));
    assertThat(replies).hasSize(1);
  }

  @Test
  void aHugeTokenIsRefusedBeforeItIsRead() {
    try (UserPool own = new UserPool()) {
      Service asksThePool = new Service(Service.environment(own), new InMemoryAccountRepository());
      for (String token :
          List.of("x".repeat(100_000), own.token().claim("more", "x".repeat(100_000)).build())) {
        asksThePool
            .send(Call.anonymous("GET", "/accounts").token(token))
            .isProblem(401, "unauthenticated");
      }
      assertThat(own.fetches()).isZero();
    }
  }

  /** To read some of them as they are takes minutes. */
  @Test
  @Timeout(600)
  void forgedPartsThatAreExpensiveToReadAreRefused() {
    String deep = "[".repeat(3_500) + "]".repeat(3_500);

    forged("{\"alg\":\"RS256\",\"kid\":\"first\",\"x\":" + deep + "}", "{}");
    forged("{\"alg\":\"RS256\",\"kid\":\"first\"}", "{\"x\":" + deep + "}");
    forged("{\"alg\":\"RS256\",\"kid\":\"first\"}", "{\"exp\":1e999999999}");
    forged("{\"alg\":\"RS256\",\"kid\":7}", "[]");
    forged("{\"alg\":null}", "null");
  }

  private void forged(String header, String claims) {
    String token = Base64URL.encode(header) + "." + Base64URL.encode(claims) + ".AAAA";
    sendAuthorized("Bearer " + token).isProblem(401, "unauthenticated");
  }

  @Test
  void twoTokensAreNone() {
    Call call = Call.get("/accounts").header("Authorization", "Bearer " + valid().build());

    service.send(call).isProblem(401, "unauthenticated");
  }

  @Test
  void smallDifferencesBetweenClocksAreForgiven() {
    sendAuthorized("Bearer " + valid().expiringIn(Duration.ofSeconds(-1)).build()).is(200);
    sendAuthorized("Bearer " + valid().issuedIn(Duration.ofSeconds(2)).build()).is(200);
  }

  @Test
  void aTokenMustNameItsTenant() {
    for (Object tenant :
        new Object[] {
          "", 7, List.of(), List.of(7), List.of("acme", 7), List.of(""), "a\u0000b", "t".repeat(129)
        }) {
      sendAuthorized("Bearer " + valid().claim("custom:tenantId", tenant).build())
          .isProblem(403, "tenant-missing");
    }
    sendAuthorized("Bearer " + valid().claim("custom:tenantId", null).build())
        .isProblem(403, "tenant-missing");
  }

  /** As the groups of a user in Cognito. */
  @Test
  void anArrayOfOneTenantNamesItAndOneOfSeveralIsRefusedWithTheReason() {
    sendAuthorized("Bearer " + valid().claim("custom:tenantId", List.of("acme")).build()).is(200);
    FunctionReply several =
        sendAuthorized("Bearer " + valid().claim("custom:tenantId", List.of("a", "b")).build());

    assertThat(several.isProblem(403, "tenant-missing").at("/detail"))
        .startsWith("The token names several tenants.");
  }

  private TokenBuilder valid() {
    return pool.token();
  }

  private FunctionReply sendAuthorized(String authorization) {
    return service.send(Call.anonymous("GET", "/accounts").header("authorization", authorization));
  }
}

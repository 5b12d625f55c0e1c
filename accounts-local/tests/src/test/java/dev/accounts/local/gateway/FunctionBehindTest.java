package dev.accounts.local.gateway;

import static dev.accounts.local.gateway.GatewayFixture.ORIGIN;
import static dev.accounts.local.gateway.GatewayFixture.returning;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.local.Client.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway makes of functions, right and wrong ones. */
final class FunctionBehindTest {

  @Test
  void headersAndBytesOfTheFunctionArePassedOn() {
    Reply reply =
        asked(
            returning(
                """
                {"statusCode":201,"headers":{"ETag":"\\"1\\"","Many":"lost"},
                 "multiValueHeaders":{"many":["a","b"]},"body":"aGk=","isBase64Encoded":true}
                """));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    assertThat(reply.headers().allValues("many")).containsExactly("a", "b");
    assertThat(reply.body()).isEqualTo("hi");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void someHeadersArriveUnderAnotherName() {
    Reply reply =
        asked(
            returning(
                "{\"statusCode\":401,\"headers\":{\"WWW-Authenticate\":\"Bearer\",\"Date\":\"then\"}}"));
    assertThat(reply.header("WWW-Authenticate")).isEmpty();
    assertThat(reply.header("x-amzn-Remapped-www-authenticate")).isEqualTo("Bearer");
    assertThat(reply.header("x-amzn-Remapped-date")).isEqualTo("then");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"statusCode\":\"two hundred\"}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"cookies\":[]}",
        "{\"statusCode\":200,\"headers\":{\"A\":\"b\\r\\nC: d\"}}",
        "{\"statusCode\":200,\"body\":\"!\",\"isBase64Encoded\":true}"
      })
  void aResultThatIsNoProxyResponseIsABadGateway(String returned) {
    Reply reply = asked(returning(returned));
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.code()).isEqualTo("bad-gateway");
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void aFunctionThatThrowsIsABadGatewayAndRevealsNothing() {
    Reply reply =
        asked((input, output, context) -> {
          throw new IllegalStateException("secret");
        });
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body()).doesNotContain("secret");
  }

  @Test
  void aFunctionThatTakesTooLongIsATimeout() {
    CountDownLatch never = new CountDownLatch(1);
    RequestStreamHandler slow = (input, output, context) -> await(never);
    try (GatewayFixture gateway =
        new GatewayFixture(
            text -> text.replace("timeoutInMillis: 29000", "timeoutInMillis: 100"), slow)) {
      Reply reply = gateway.client().get("/accounts", "Authorization", gateway.bearer());
      assertThat(reply.status()).isEqualTo(504);
      assertThat(reply.code()).isEqualTo("timeout");
      assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    } finally {
      never.countDown();
    }
  }

  @Test
  void theFunctionLearnsHowMuchTimeIsLeft() {
    RequestStreamHandler telling =
        (input, output, context) ->
            returning(
                    "{\"statusCode\":200,\"body\":\"" + context.getRemainingTimeInMillis() + "\"}")
                .handleRequest(input, output, context);
    // hours, of which even a busy machine takes little
    try (GatewayFixture gateway =
        new GatewayFixture(
            text -> text.replace("timeoutInMillis: 29000", "timeoutInMillis: 9000000"), telling)) {
      Reply reply = gateway.client().get("/accounts", "Authorization", gateway.bearer());
      assertThat(Integer.parseInt(reply.body())).isBetween(8_000_000, 9_000_000);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reply asked(RequestStreamHandler function) {
    try (GatewayFixture gateway = new GatewayFixture(UnaryOperator.identity(), function)) {
      return gateway.client().get("/accounts", "Authorization", gateway.bearer());
    }
  }
}

package dev.accounts.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Time;
import dev.accounts.local.Client;
import dev.accounts.local.http.LoopbackServer;
import dev.accounts.local.userpool.PoolKey;
import dev.accounts.local.userpool.PoolSettings;
import dev.accounts.local.userpool.UserPool;
import dev.accounts.rest.OpenApi;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** A gateway with the real file, or an edited one, in front of any function. */
final class GatewayFixture implements AutoCloseable {
  /** Responds with the event that it got. */
  static final RequestStreamHandler ECHO =
      (input, output, context) -> {
        String event = new String(input.readAllBytes(), UTF_8);
        String quoted = new JsonMapper().writeValueAsString(event);
        output.write(("{\"statusCode\":200,\"body\":" + quoted + "}").getBytes(UTF_8));
      };

  static final String ORIGIN = "https://app.example.com";

  private final LoopbackServer server = new LoopbackServer(0);
  private final UserPool pool;

  GatewayFixture(UnaryOperator<String> edit, RequestStreamHandler function) {
    pool = new UserPool(server.base().toString(), PoolKey.KEY, PoolSettings.DEFAULT, Time.SYSTEM);
    PrintStream silence = new PrintStream(OutputStream.nullOutputStream());
    LocalGateway gateway =
        new LocalGateway(
            edit.apply(OpenApi.text()),
            Map.of(
                "AllowedOrigin",
                ORIGIN,
                "AllowedHeaders",
                "traceparent",
                "UserPoolArn",
                UserPool.ARN,
                "AccountsFunctionInvokeUri",
                "f"),
            new PoolTrust(UserPool.ARN, pool.issuer(), UserPool.CLIENT_ID, pool.publicKeys()),
            function,
            Time.SYSTEM,
            silence);
    pool.serve(server, silence);
    server.serve("/", gateway.handler());
    server.start();
  }

  /** Returns the given text as what the function returned. */
  static RequestStreamHandler returning(String proxyResponse) {
    return (input, output, context) -> output.write(proxyResponse.getBytes(UTF_8));
  }

  Client client() {
    return new Client(server.base());
  }

  String bearer() {
    return "Bearer " + pool.idToken("ada", "acme");
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.accounts.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.lambda.runtime.InvocationContext;
import dev.accounts.local.function.FunctionResponse;
import dev.accounts.local.http.LocalResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/** Calls the function as Lambda does: bytes in, bytes out, and no caller waits past the limit. */
final class FunctionCall {
  private final RequestStreamHandler function;
  private final Time time;
  private final PrintStream log;

  FunctionCall(RequestStreamHandler function, Time time, PrintStream log) {
    this.function = function;
    this.time = time;
    this.log = log;
  }

  /** Past the limit the function goes on, as it does in AWS, but its response is lost. */
  LocalResponse invoke(byte[] event, String requestId, Duration limit) throws GatewayRefusal {
    Deadline end = Deadline.in(limit, time);
    FutureTask<byte[]> call = new FutureTask<>(() -> returned(event, requestId, end));
    Thread.ofVirtual().name("function-" + requestId).start(call);
    try {
      return FunctionResponse.of(time.await(call, end));
    } catch (TimeoutException late) {
      throw new GatewayRefusal(GatewayResponseType.INTEGRATION_TIMEOUT);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new GatewayRefusal(GatewayResponseType.INTEGRATION_FAILURE);
    } catch (ExecutionException | RuntimeException failed) {
      failed.printStackTrace(log);
      throw new GatewayRefusal(GatewayResponseType.INTEGRATION_FAILURE);
    }
  }

  private byte[] returned(byte[] event, String requestId, Deadline end) throws IOException {
    ByteArrayOutputStream returned = new ByteArrayOutputStream();
    InvocationContext context =
        new InvocationContext(
            requestId,
            () -> (int) end.remaining().toMillis(),
            line -> log.println(line.stripTrailing()));
    function.handleRequest(new ByteArrayInputStream(event), returned, context);
    return returned.toByteArray();
  }
}

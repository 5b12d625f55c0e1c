package dev.accounts.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.accounts.standin.wire.DataApiError;
import dev.accounts.standin.wire.ErrorType;
import dev.accounts.standin.wire.Reply;
import dev.accounts.standin.wire.RequestBody;
import dev.accounts.standin.wire.Signature;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import tools.jackson.core.JacksonException;

/** Serves calls, or lets them meet what was planned for them. */
final class CallHandler implements HttpHandler {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final Operations operations;
  private final DataApiCalls calls;
  private final Queue<PlannedFault> planned;
  private final CountDownLatch closing;

  CallHandler(
      Operations operations,
      DataApiCalls calls,
      Queue<PlannedFault> planned,
      CountDownLatch closing) {
    this.operations = operations;
    this.calls = calls;
    this.planned = planned;
    this.closing = closing;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<DataApiOperation> operation =
          DataApiOperation.at(exchange.getRequestURI().getPath());
      operation.ifPresent(calls::called);
      PlannedFault fault = Optional.ofNullable(planned.poll()).orElseGet(PlannedFault::none);
      if (fault.before.isPresent()) {
        fault.before.get().meet(exchange, closing);
        return;
      }
      Reply reply = reply(exchange, operation, body);
      if (fault.after.isPresent()) {
        fault.after.get().meet(exchange, closing);
      } else {
        reply.send(exchange);
      }
    }
  }

  private Reply reply(HttpExchange exchange, Optional<DataApiOperation> operation, byte[] body) {
    try {
      Signature.check(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
      if (operation.isEmpty() || !exchange.getRequestMethod().equals("POST")) {
        throw ErrorType.UNKNOWN_OPERATION.refuse("");
      }
      if (body.length + sizeOfHeaders(exchange) > MOST_BYTES) {
        throw ErrorType.REQUEST_ENTITY_TOO_LARGE.refuse("Request too large");
      }
      return Reply.of(operations.run(operation.get(), RequestBody.parse(body)));
    } catch (DataApiError refused) {
      return refused.reply();
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return ErrorType.SERIALIZATION.refuse("A member is not of its type").reply();
    } catch (RuntimeException defect) {
      return ErrorType.INTERNAL_SERVER_ERROR.refuse("The stand-in failed: " + defect).reply();
    }
  }

  /** The limit includes them. */
  private static int sizeOfHeaders(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream()
        .mapToInt(header -> header.getKey().length() + String.join("", header.getValue()).length())
        .sum();
  }
}

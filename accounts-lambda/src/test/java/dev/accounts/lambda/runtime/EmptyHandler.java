package dev.accounts.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that does nothing, to know what the runtime costs without one. */
public final class EmptyHandler implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    input.readAllBytes();
    output.write(
        "{\"statusCode\":200,\"headers\":{},\"body\":\"\"}".getBytes(StandardCharsets.UTF_8));
  }
}

package dev.accounts.lambda.runtime;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The context of one call, as Lambda would give it. */
public class InvocationContext implements Context, LambdaLogger {
  private static final String NAME = "accounts";
  private static final int MEGABYTES = 1024;

  private final String requestId;
  private final IntSupplier remainingMillis;
  private final Consumer<String> log;

  /**
   * The context of a call.
   *
   * @param remainingMillis how much time the call has left, in milliseconds
   * @param log gets what the function logs, each entry as it is given
   */
  public InvocationContext(String requestId, IntSupplier remainingMillis, Consumer<String> log) {
    this.requestId = requestId;
    this.remainingMillis = remainingMillis;
    this.log = log;
  }

  @Override
  public final void log(String message) {
    log.accept(message);
  }

  @Override
  public final void log(byte[] message) {
    log(new String(message, StandardCharsets.UTF_8));
  }

  @Override
  public final LambdaLogger getLogger() {
    return this;
  }

  @Override
  public final int getRemainingTimeInMillis() {
    return remainingMillis.getAsInt();
  }

  @Override
  public final String getAwsRequestId() {
    return requestId;
  }

  @Override
  public final String getLogGroupName() {
    return "/aws/lambda/" + NAME;
  }

  @Override
  public final String getLogStreamName() {
    return "local";
  }

  @Override
  public final String getFunctionName() {
    return NAME;
  }

  @Override
  public final String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public final String getInvokedFunctionArn() {
    return "arn:aws:lambda:local:000000000000:function:" + NAME;
  }

  @Override
  public final @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public final @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public final int getMemoryLimitInMB() {
    return MEGABYTES;
  }
}

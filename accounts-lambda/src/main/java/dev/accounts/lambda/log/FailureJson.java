package dev.accounts.lambda.log;

import dev.accounts.application.port.RepositoryException;
import tools.jackson.core.JsonGenerator;

/**
 * Where something went wrong: classes and lines. Only the message of our own exception is shown;
 * libraries put data into theirs.
 */
final class FailureJson {
  private static final int MOST_CAUSES = 5;
  private static final int MOST_FRAMES = 20;

  private FailureJson() {}

  static void write(JsonGenerator json, Throwable failure) {
    json.writeArrayPropertyStart("failure");
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      json.writeStartObject();
      json.writeStringProperty("exception", cause.getClass().getName());
      if (cause instanceof RepositoryException) {
        json.writeStringProperty("message", String.valueOf(cause.getMessage()));
      }
      frames(json, cause.getStackTrace());
      json.writeEndObject();
      cause = cause.getCause();
    }
    json.writeEndArray();
  }

  private static void frames(JsonGenerator json, StackTraceElement[] frames) {
    json.writeArrayPropertyStart("frames");
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      StackTraceElement frame = frames[i];
      json.writeString(
          frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
    }
    json.writeEndArray();
  }
}

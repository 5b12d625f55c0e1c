package dev.accounts.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one contract of the HTTP API, which every gateway reads. */
public final class OpenApi {
  private static final String PATH = "/openapi/accounts.yaml";

  private OpenApi() {}

  /** The OpenAPI 3.0.1 document as YAML, with API Gateway's extensions. */
  public static String text() {
    try (InputStream in = OpenApi.class.getResourceAsStream(PATH)) {
      if (in == null) {
        throw new IllegalStateException("The jar of accounts-rest lacks " + PATH);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

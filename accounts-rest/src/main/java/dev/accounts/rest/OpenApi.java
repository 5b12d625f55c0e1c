package dev.accounts.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one contract of the HTTP API, for gateways and for clients. */
public final class OpenApi {
  private OpenApi() {}

  /** The OpenAPI 3.0.1 document that every gateway reads: YAML, with API Gateway's extensions. */
  public static String text() {
    return read("/openapi/accounts.yaml");
  }

  /** The same for people and for generators of clients: JSON, with types that no gateway takes. */
  public static String forClients() {
    return read("/openapi/openapi.json");
  }

  private static String read(String path) {
    try (InputStream in = OpenApi.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The jar of accounts-rest lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

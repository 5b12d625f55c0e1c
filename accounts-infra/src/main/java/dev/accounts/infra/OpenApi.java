package dev.accounts.infra;

/** The one contract of the HTTP API, which every gateway reads. */
public final class OpenApi {
  private OpenApi() {}

  /** The OpenAPI 3.0.1 document as YAML, with API Gateway's extensions. */
  public static String text() {
    return Resource.text("/openapi/accounts.yaml");
  }
}

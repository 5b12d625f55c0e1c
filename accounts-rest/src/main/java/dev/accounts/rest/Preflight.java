package dev.accounts.rest;

import dev.accounts.rest.http.Response;

/**
 * What a browser learns before it sends a page's request. API Gateway responds to this by itself;
 * this is for the roads on which nothing else does.
 */
final class Preflight {
  private static final String HEADERS =
      "Authorization,Content-Type,If-Match,If-None-Match,Idempotency-Key";

  private Preflight() {}

  static Response response(PathItem resource) {
    return Response.empty(204)
        .with("Access-Control-Allow-Methods", resource.methods())
        .with("Access-Control-Allow-Headers", HEADERS)
        .with("Access-Control-Max-Age", "600");
  }
}

package dev.accounts.rest;

import dev.accounts.application.port.Caller;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.json.JsonText;

/** {@code GET /accounts/me}: who the token says the caller is, and what they may do. */
final class ReadCaller implements Endpoint {
  @Override
  public Response handle(Exchange exchange) {
    exchange.errors().throwIfAny();
    Caller caller = exchange.caller();
    return Response.json(
        200,
        JsonText.object(json -> {
          json.writeStringProperty("tenant", caller.tenant().value());
          json.writeStringProperty("subject", caller.subject().value());
          json.writeArrayPropertyStart("permissions");
          caller.permissions().forEach(permission -> json.writeString(permission.toString()));
          json.writeEndArray();
        }));
  }
}

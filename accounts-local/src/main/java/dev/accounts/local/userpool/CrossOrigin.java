package dev.accounts.local.userpool;

import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;

/** Lets the pages of every origin call an endpoint, as Cognito does. */
record CrossOrigin(LocalEndpoint endpoint) implements LocalEndpoint {

  @Override
  public LocalResponse handle(LocalRequest request) {
    LocalResponse response =
        request.method().equals("OPTIONS")
            ? LocalResponse.empty(204)
                .with("Access-Control-Allow-Methods", "GET,POST,OPTIONS")
                .with("Access-Control-Allow-Headers", "Authorization,Content-Type")
                .with("Access-Control-Max-Age", "600")
            : endpoint.handle(request);
    return response.with("Access-Control-Allow-Origin", "*");
  }
}

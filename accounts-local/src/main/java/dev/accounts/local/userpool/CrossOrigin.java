package dev.accounts.local.userpool;

import dev.accounts.local.http.Answer;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;

/** Lets the pages of every origin call an endpoint, as Cognito does. */
record CrossOrigin(LocalEndpoint endpoint) implements LocalEndpoint {

  @Override
  public Answer answer(LocalRequest request) {
    Answer answer =
        request.method().equals("OPTIONS")
            ? Answer.empty(204)
                .with("Access-Control-Allow-Methods", "GET,POST,OPTIONS")
                .with("Access-Control-Allow-Headers", "Authorization,Content-Type")
                .with("Access-Control-Max-Age", "600")
            : endpoint.answer(request);
    return answer.with("Access-Control-Allow-Origin", "*");
  }
}

package dev.accounts.local.userpool;

import dev.accounts.local.http.Answer;
import dev.accounts.local.http.Endpoint;
import dev.accounts.local.http.Request;

/** Lets the pages of every origin call an endpoint, as Cognito does. */
record CrossOrigin(Endpoint endpoint) implements Endpoint {

  @Override
  public Answer answer(Request request) {
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

package dev.accounts.local.http;

/** Answers requests. */
@FunctionalInterface
public interface Endpoint {

  /** The answer to this request. */
  Answer answer(Request request);
}

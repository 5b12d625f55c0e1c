package dev.accounts.local.http;

/** Answers requests. */
@FunctionalInterface
public interface LocalEndpoint {

  /** The answer to this request. */
  Answer answer(LocalRequest request);
}

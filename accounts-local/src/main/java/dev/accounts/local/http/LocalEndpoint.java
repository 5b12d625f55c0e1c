package dev.accounts.local.http;

/** Serves requests. */
@FunctionalInterface
public interface LocalEndpoint {

  /** The response to this request. */
  LocalResponse handle(LocalRequest request);
}

package dev.accounts.rest;

import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Response;

/** One use case, reached over HTTP. */
interface Endpoint {

  /**
   * Does what the request asks for, unless it has errors.
   *
   * @throws Rejected when the request cannot be a use case
   * @throws dev.accounts.domain.Refusal when the rules refuse it
   * @throws dev.accounts.application.port.RepositoryException when the store could not be asked
   */
  Response handle(Exchange exchange);
}

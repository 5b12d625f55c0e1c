import org.jspecify.annotations.NullMarked;

/**
 * The HTTP API: a request in, a use case, a response out. No server and no cloud is part of it; its
 * host turns what it received into a request.
 */
@NullMarked
module dev.accounts.rest {
  requires static org.jspecify;
  requires transitive dev.accounts.domain;
  requires transitive tools.jackson.core;
  requires com.nimbusds.jose.jwt;
  requires de.siegmar.fastcsv;

  exports dev.accounts.rest;
  exports dev.accounts.rest.auth;
  exports dev.accounts.rest.events;
  exports dev.accounts.rest.http;
  exports dev.accounts.rest.json;
}

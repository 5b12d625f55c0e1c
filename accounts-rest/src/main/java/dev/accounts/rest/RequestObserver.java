package dev.accounts.rest;

import dev.accounts.domain.TenantId;
import dev.accounts.rest.http.ProblemCode;

/** Learns about a request while it is handled, so that the host of the API can log it. */
public interface RequestObserver {
  /** The name of the operation in the contract, or {@code preflight}. */
  void route(String operation);

  /** The tenant that the token names. */
  void tenant(TenantId id);

  /** The problem that the caller gets. */
  void problem(ProblemCode code);

  /** What went wrong inside, which no caller may see. */
  void failed(RuntimeException unexpected);
}

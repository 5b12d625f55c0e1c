package dev.accounts.application.port;

import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import java.time.Duration;

/**
 * Who asks, in which tenant, and how long they wait for the answer. Every call of the port carries
 * one, so no call can forget the tenant. A caller is made for one request, because its time runs.
 *
 * @param deadline past it, a call ends with a {@link RepositoryException}
 */
public record Caller(TenantId tenant, Subject subject, Deadline deadline) {

  /** A caller that waits for half a minute from now on. */
  public static Caller of(String tenant, String subject) {
    return new Caller(
        new TenantId(tenant), new Subject(subject), Deadline.in(Duration.ofSeconds(30)));
  }

  /** The same caller, waiting for this long from now on, measured as before. */
  public Caller waiting(Duration patience) {
    return new Caller(tenant, subject, Deadline.in(patience, deadline.time()));
  }
}

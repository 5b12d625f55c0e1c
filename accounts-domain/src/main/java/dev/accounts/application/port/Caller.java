package dev.accounts.application.port;

import dev.accounts.domain.Permission;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Subject;
import dev.accounts.domain.TenantId;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks, in which tenant, what they may do, and how long they wait for the response. Every call
 * of the port carries one, so no call can forget the tenant. A caller is made for one request,
 * because its time runs.
 *
 * @param permissions in the order of {@link Permission}
 * @param deadline past it, a call ends with a {@link RepositoryException}
 */
public record Caller(
    TenantId tenant, Subject subject, Set<Permission> permissions, Deadline deadline) {
  public Caller {
    EnumSet<Permission> ordered = EnumSet.noneOf(Permission.class);
    ordered.addAll(permissions);
    permissions = Collections.unmodifiableSet(ordered);
  }

  /** A caller who may do everything. */
  public Caller(TenantId tenant, Subject subject, Deadline deadline) {
    this(tenant, subject, EnumSet.allOf(Permission.class), deadline);
  }

  /** A caller who may do everything, and waits for half a minute from now on. */
  public static Caller of(String tenant, String subject) {
    return new Caller(
        new TenantId(tenant), new Subject(subject), Deadline.in(Duration.ofSeconds(30)));
  }

  /** The same caller, waiting for this long from now on, measured as before. */
  public Caller waiting(Duration patience) {
    return new Caller(tenant, subject, permissions, Deadline.in(patience, deadline.time()));
  }

  /** The same caller, who may do no more than this. */
  public Caller permitted(Set<Permission> allowed) {
    return new Caller(tenant, subject, allowed, deadline);
  }

  /** Whether the caller has this permission. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /**
   * Does nothing for a caller who has this permission.
   *
   * @throws Refusal.NotPermitted for any other
   */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new Refusal.NotPermitted(permission);
    }
  }
}

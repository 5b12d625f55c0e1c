package dev.accounts.spring;

import dev.accounts.application.port.Write;
import dev.accounts.domain.TenantId;
import java.util.List;

/**
 * An application event: these writes are committed. It is published on the thread that wrote, after
 * the transaction, so a listener that writes to the database needs a transaction of its own.
 *
 * <p>An event is lost when the process ends between the commit and the event, and a write that was
 * repeated with its idempotency key may be published again. A listener that must miss nothing reads
 * {@link dev.accounts.application.Accounts#changes} instead.
 *
 * @param writes in their order; several for an import
 */
public record AccountsChanged(TenantId tenant, List<Write> writes) {
  public AccountsChanged {
    writes = List.copyOf(writes);
  }
}

package dev.accounts.spring;

import dev.accounts.application.port.Write;
import dev.accounts.domain.TenantId;
import java.util.List;

/**
 * An application event: these writes are committed. It is published on the thread that wrote, after
 * the transaction, whose connection is not given back yet. A listener that uses the database needs
 * a second one, so give it an executor, or the pool room for both.
 *
 * <p>An event is lost when the process ends between the commit and the event, or when the response
 * of the commit or of the write is lost: the write that is then repeated with its idempotency key
 * may be announced or not. A listener that must miss nothing reads {@link
 * dev.accounts.application.Accounts#changes} instead.
 *
 * @param writes in their order; several for an import
 */
public record AccountsChanged(TenantId tenant, List<Write> writes) {
  public AccountsChanged {
    writes = List.copyOf(writes);
  }
}

package desk;

import dev.accounts.domain.TenantId;
import dev.accounts.rest.RequestObserver;
import dev.accounts.rest.http.ProblemCode;
import java.lang.System.Logger.Level;

/** Logs what went wrong inside, with the id of the request, which its caller sees too. */
final class FailureLog implements RequestObserver {
  private static final System.Logger LOG = System.getLogger("desk");

  private final String requestId;

  FailureLog(String requestId) {
    this.requestId = requestId;
  }

  @Override
  public void route(String operation) {}

  @Override
  public void tenant(TenantId id) {}

  @Override
  public void problem(ProblemCode code) {}

  @Override
  public void failed(RuntimeException unexpected) {
    LOG.log(Level.ERROR, "Request " + requestId + " failed", unexpected);
  }
}

package dev.accounts.lambda;

import dev.accounts.domain.Caller;
import dev.accounts.domain.Deadline;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.RepositoryException;

/** Turns requests into use cases, and whatever becomes of them into answers. */
final class AccountsApi {
  private final Resources resources;
  private final Authentication authentication;

  AccountsApi(Resources resources, Authentication authentication) {
    this.resources = resources;
    this.authentication = authentication;
  }

  /** The answer to a request; every expected way to fail is one. */
  Response answer(Request request, Deadline deadline, RequestLog log) {
    try {
      return dispatch(request, deadline, log);
    } catch (Rejected rejected) {
      return problem(rejected.problem(), request, log);
    } catch (Refusal refusal) {
      return problem(RefusalProblems.of(refusal), request, log);
    } catch (RepositoryException failure) {
      log.failed(failure);
      return problem(StorageProblems.of(failure), request, log);
    }
  }

  /** Who asks is settled first: a stranger does not even learn which paths there are. */
  private Response dispatch(Request request, Deadline deadline, RequestLog log) {
    if (request.method().equals("OPTIONS")) {
      log.route("preflight");
      return Preflight.answer(resources.find(request.path()));
    }
    Caller caller = authentication.caller(request.headers(), deadline);
    log.tenant(caller.tenant());
    Route route = route(resources.find(request.path()), request.method());
    log.route(route.operation());
    FieldErrors errors = new FieldErrors();
    QueryFields.refuseOthers(request.query(), route.parameters(), errors);
    return route.endpoint().answer(new Exchange(request, caller, errors));
  }

  private static Route route(Resource resource, String method) {
    Problem problem = Problem.of(ProblemCode.METHOD_NOT_ALLOWED).with("Allow", resource.methods());
    return resource.route(method).orElseThrow(() -> new Rejected(problem));
  }

  private static Response problem(Problem problem, Request request, RequestLog log) {
    log.problem(problem.code());
    return problem.response(request.id());
  }
}

package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.domain.Refusal;
import dev.accounts.rest.auth.Authentication;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.Problem;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.Request;
import dev.accounts.rest.http.Response;
import dev.accounts.rest.query.QueryFields;
import java.time.InstantSource;

/** Turns requests into use cases, and whatever becomes of them into responses. */
public final class AccountsApi {
  private final ApiPaths resources;
  private final Authentication authentication;
  private final InstantSource clock;

  AccountsApi(ApiPaths resources, Authentication authentication, InstantSource clock) {
    this.resources = resources;
    this.authentication = authentication;
    this.clock = clock;
  }

  /**
   * The API in front of these use cases, for callers that the authentication knows.
   *
   * @param clock says which instants are still to come
   */
  public static AccountsApi over(
      Accounts accounts, Authentication authentication, InstantSource clock) {
    return new AccountsApi(new ApiPaths(accounts), authentication, clock);
  }

  /** The response to a request; every expected way to fail is one. */
  public Response handle(Request request, Deadline deadline, RequestObserver observer) {
    Response response = whole(request, deadline, observer);
    return request.method().equals("HEAD") ? response.withoutBody() : response;
  }

  private Response whole(Request request, Deadline deadline, RequestObserver observer) {
    try {
      return dispatch(request, deadline, observer);
    } catch (Rejected rejected) {
      return problem(rejected.problem(), request, observer);
    } catch (Refusal refusal) {
      return problem(RefusalProblems.of(refusal), request, observer);
    } catch (RepositoryException failure) {
      observer.failed(failure);
      return problem(StorageProblems.of(failure), request, observer);
    }
  }

  /** Who asks is settled first: a stranger does not even learn which paths there are. */
  private Response dispatch(Request request, Deadline deadline, RequestObserver observer) {
    if (request.method().equals("OPTIONS")) {
      observer.route("preflight");
      return Preflight.response(resources.find(request.path()));
    }
    Caller caller = authentication.caller(request.headers(), deadline);
    observer.tenant(caller.tenant());
    Route route = route(resources.find(request.path()), request.method());
    observer.route(route.operation());
    route.permissions().forEach(caller::require);
    FieldErrors errors = new FieldErrors();
    QueryFields.refuseOthers(request.query(), route.parameters(), errors);
    return route.endpoint().handle(new Exchange(request, caller, errors, clock.instant()));
  }

  private static Route route(PathItem resource, String method) {
    return resource.route(method).orElseThrow(() -> notAllowed(resource));
  }

  private static Rejected notAllowed(PathItem resource) {
    return new Rejected(
        Problem.of(ProblemCode.METHOD_NOT_ALLOWED).with("Allow", resource.methods()));
  }

  private static Response problem(Problem problem, Request request, RequestObserver observer) {
    observer.problem(problem.code());
    return problem.response(request.id());
  }
}

package dev.accounts.rest;

import dev.accounts.application.Accounts;
import dev.accounts.domain.Permission;
import dev.accounts.domain.Transition.Action;
import dev.accounts.rest.http.ProblemCode;
import dev.accounts.rest.http.Rejected;
import dev.accounts.rest.http.RoutePath;
import java.util.List;
import java.util.Set;

/** All that the API has, by path. */
final class ApiPaths {
  private static final Set<Permission> ANYBODY = Set.of();
  private static final Set<Permission> READ = Set.of(Permission.READ);
  private static final Set<Permission> WRITE = Set.of(Permission.WRITE);
  private static final Set<Permission> CONTROL = Set.of(Permission.CONTROL);
  private static final List<String> NONE = List.of();
  private static final List<String> PAGE = List.of("limit", "cursor");
  private static final List<String> CHANGES = List.of("after", "limit");
  private static final List<String> IMPORT = List.of("dryRun", "onMissing", "expect");
  private static final List<String> AS_OF = List.of("asOf");
  private static final List<String> EXPORT = List.of("asOf", "cursor");
  private static final List<String> PERIOD = List.of("from", "to", "limit", "cursor");
  private static final List<String> TREE = List.of("root", "depth", "asOf");
  private static final List<String> FILTER =
      List.of(
          "parentId",
          "status",
          "type",
          "currency",
          "q",
          "namePrefix",
          "accountNumber",
          "accountNumberPrefix",
          "externalReference",
          "metadata.",
          "metadata",
          "sort",
          "asOf",
          "limit",
          "cursor");

  private final List<PathItem> all;

  ApiPaths(Accounts accounts) {
    all =
        List.of(
            PathItem.at(
                "accounts",
                new Route("listAccounts", READ, "GET", FILTER, new ListAccounts(accounts)),
                new Route("createAccount", WRITE, "POST", NONE, new CreateAccount(accounts))),
            PathItem.at(
                "accounts/import",
                new Route("importAccounts", WRITE, "POST", IMPORT, new ImportAccounts(accounts))),
            PathItem.at(
                "accounts/export",
                new Route("exportAccounts", READ, "GET", EXPORT, new ExportAccounts(accounts))),
            PathItem.at(
                "accounts/differences",
                new Route("listDifferences", READ, "GET", PERIOD, new ListDifferences(accounts))),
            PathItem.at(
                "accounts/changes",
                new Route("listChanges", READ, "GET", CHANGES, new ListChanges(accounts))),
            PathItem.at(
                "accounts/tree",
                new Route("getAccountTree", READ, "GET", TREE, new ReadTree(accounts))),
            PathItem.at(
                "accounts/me", new Route("getCaller", ANYBODY, "GET", NONE, new ReadCaller())),
            PathItem.at(
                "accounts/{id}",
                new Route("getAccount", READ, "GET", AS_OF, new ReadAccount(accounts)),
                new Route("patchAccount", WRITE, "PATCH", NONE, ChangeAccount.patch(accounts)),
                new Route("replaceAccount", WRITE, "PUT", NONE, ChangeAccount.replace(accounts)),
                new Route("deleteAccount", CONTROL, "DELETE", NONE, new DeleteAccount(accounts))),
            transition("freeze", accounts, Action.FREEZE),
            transition("unfreeze", accounts, Action.UNFREEZE),
            transition("close", accounts, Action.CLOSE),
            transition("reopen", accounts, Action.REOPEN),
            PathItem.at(
                "accounts/{id}/events",
                new Route("listAccountEvents", READ, "GET", PAGE, new ListEvents(accounts))));
  }

  private static PathItem transition(String verb, Accounts accounts, Action action) {
    return PathItem.at(
        "accounts/{id}/" + verb,
        new Route(
            verb + "Account", CONTROL, "POST", NONE, ChangeAccount.transition(accounts, action)));
  }

  /**
   * What the path leads to.
   *
   * @throws Rejected when there is nothing
   */
  PathItem find(RoutePath path) {
    if (path.isPlain()) {
      for (PathItem item : all) {
        if (item.matches(path.segments())) {
          return item;
        }
      }
    }
    throw new Rejected(ProblemCode.UNKNOWN_ROUTE);
  }
}

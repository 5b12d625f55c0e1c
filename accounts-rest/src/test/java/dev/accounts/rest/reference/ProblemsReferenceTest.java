package dev.accounts.rest.reference;

import dev.accounts.rest.http.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The page about problem codes has every code of the contract, and says what to do about it. */
final class ProblemsReferenceTest {
  private static final Path CONTRACT = Path.of("src/main/openapi/accounts.yaml");
  private static final Set<String> OF_SERVICE =
      Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());

  /** What the client does, and what the operator does. */
  private static final Explanations WHAT_TO_DO =
      Explanations.of(
          """
          malformed-body | Send valid JSON, or CSV where the path takes it. | –
          validation-failed | Fix each entry of `errors`; its `in` and `pointer` say where. | –
          invalid-cursor | Begin at the first page, with the same filters for all pages. | –
          request-refused | Compare the request with the contract: a parameter or the body does not fit. | –
          unauthenticated | Get a new token and repeat the request, once. | If it is every request: are `ACCOUNTS_ISSUER`, `ACCOUNTS_CLIENT_ID` and `ACCOUNTS_TOKEN_USE` those of the pool?
          tenant-missing | – | Give the user the attribute of the tenant: [add a tenant](../how-to/run-tenants.md#add-a-tenant). The claim is `ACCOUNTS_TENANT_CLAIM`.
          not-permitted | Do not offer this to the user; `GET /accounts/me` says what is permitted. | Put the user into a group: [permissions](../how-to/give-permissions.md).
          access-denied | – | A policy of the API or AWS WAF refused it: `waf` and `error` in the [access log](access-log.md).
          account-not-found | Read the list again. The account is deleted, or belongs to no tenant of yours. | –
          unknown-route | Fix the path. | If it is every request: is `ACCOUNTS_BASE_PATH` what the domain has before `/accounts`?
          method-not-allowed | Use a method of the header `Allow`. | –
          parent-not-found | Choose another parent: this one is deleted or was never there. | –
          parent-not-open | Unfreeze or reopen the parent first, or choose another one. | –
          hierarchy-cycle | Choose a parent that is not below the account. | –
          hierarchy-too-deep | Choose a parent nearer to the top. | –
          account-has-children | Move or delete the children first, or close the account instead. | –
          children-not-closed | Close the children first. | –
          parent-closed | Reopen the parent first. | –
          not-allowed-in-status | Read the account: its `status` does not allow this. | –
          account-number-taken | Choose another number; `conflictingAccount` has this one. | –
          external-reference-taken | Choose another reference; `conflictingAccount` has this one. It may be that the account was opened before. | –
          tenant-frozen | Show that nothing can be changed now. Reading works. | It was frozen on purpose: [run tenants](../how-to/run-tenants.md).
          feed-restarted | Begin the feed again, with `after=now` and all accounts. | It follows a restore or an erasure: [follow the changes](../how-to/follow-changes.md).
          stale-version | Read the account, merge, and send the change with the new `ETag`. | –
          chart-differs | The file and the accounts differ; `plan` has the rows. Import, or export again. | –
          plan-changed | Plan again with `dryRun=true`, and import with the new `ETag`. | –
          unknown-version | Send the `ETag` as it was read. Something on the way may have changed it. | If it is every change: which proxy or cache changes `ETag`?
          body-too-large | Send less; a large chart goes to `POST /accounts/import`. | –
          unsupported-media-type | Set `Content-Type` to one that the contract lists. | –
          import-refused | Nothing was imported. Fix the rows that `plan` refuses. | –
          idempotency-key-reused | Make a new key for another request; the same key is for repetitions only. | –
          if-match-required | Send the `ETag` that you read in `If-Match`. | –
          too-many-requests | Wait for `Retry-After` seconds and repeat, ever more slowly. | Raise `ThrottlingRate` if the load is wanted: [operate](../how-to/operate.md#too-many-requests).
          headers-too-large | Send fewer or shorter headers and cookies. | –
          internal-error | Repeat a write with its `Idempotency-Key`; otherwise report the `requestId`. | It is a defect: [operate](../how-to/operate.md#internal-errors).
          bad-gateway | As with `internal-error`. | The function ended: [operate](../how-to/operate.md#function-errors).
          storage-unavailable | Wait for `Retry-After` seconds and repeat, with the same `Idempotency-Key`. | [Operate](../how-to/operate.md#storage-unavailable).
          keys-unavailable | Wait for `Retry-After` seconds and repeat. | [Operate](../how-to/operate.md#keys-unavailable).
          timeout | Repeat with the same `Idempotency-Key`: the change may have been made. | [Operate](../how-to/operate.md#latency).
          """);

  @Test
  void thePageIsWhatTheContractSays() throws IOException {
    Map<String, Map<?, ?>> problems = problems();
    WHAT_TO_DO.explain(problems.keySet());
    ReferencePage.check(
        "problem-codes.md",
        "Problem codes",
        """
        Every refusal is `application/problem+json`, [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), and has a `code` that
        programs may rely on: a code keeps its meaning and its status. `title` and `detail` are for people, and `detail`
        may say more than here. `errors` points at what is wrong in the request, `conflictingAccount` names the account that is
        in the way, and `requestId` leads to the line in the [log](log.md). New codes come with new releases, so handle one that you
        do not know by its status.

        **A response was lost, or is 500, 502, 503 or 504**: a write may have been made. Repeat it with the same `Idempotency-Key`, and
        it is made once: [consistency](../explanation/consistency.md#what-a-client-sees-after-a-time-out).

        ## By the service

        """
            + table(problems, OF_SERVICE::contains)
            + """

            ## By the gateway

            API Gateway refuses these itself, before or behind the function. The local service does the same.

            """
            + table(problems, code -> !OF_SERVICE.contains(code)));
  }

  private static String table(Map<String, Map<?, ?>> problems, Predicate<String> shown) {
    Stream<String> rows =
        problems.entrySet().stream()
            .filter(problem -> shown.test(problem.getKey()))
            .sorted(Comparator.comparing(problem -> member(problem.getValue(), "status")))
            .map(problem -> row(problem.getKey(), problem.getValue()));
    return "| status | code | detail | the client | the operator |\n|---|---|---|---|---|\n"
        + rows.collect(Collectors.joining());
  }

  private static String row(String code, Map<?, ?> problem) {
    List<String> cells =
        List.of(
            member(problem, "status"),
            "`" + code + "`",
            member(problem, "detail"),
            WHAT_TO_DO.about(code));
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String member(Map<?, ?> problem, String name) {
    return String.valueOf(Objects.requireNonNull(problem.get(name), name));
  }

  @SuppressWarnings("unchecked") // the contract's own shape
  private static Map<String, Map<?, ?>> problems() throws IOException {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(1 << 24).build();
    Map<?, ?> contract = (Map<?, ?>) new Load(settings).loadFromString(Files.readString(CONTRACT));
    Map<?, ?> shared = (Map<?, ?>) Objects.requireNonNull(contract.get("x-shared"));
    return (Map<String, Map<?, ?>>) Objects.requireNonNull(shared.get("problems"));
  }
}

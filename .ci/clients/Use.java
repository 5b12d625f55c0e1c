import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AccountsApi;
import org.openapitools.client.model.Account;
import org.openapitools.client.model.AccountPage;
import org.openapitools.client.model.AccountPatch;
import org.openapitools.client.model.AccountType;
import org.openapitools.client.model.NewAccount;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.ProblemCode;

/** Uses the generated client as the how-to says. */
class Use {
  private final ApiClient client = new ApiClient();
  private final AccountsApi accounts;

  Use(URI api, String token) {
    client.updateBaseUri(api.toString());
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    accounts = new AccountsApi(client);
  }

  public static void main(String[] arguments) throws Exception {
    Use use = new Use(URI.create(System.getenv("API")), System.getenv("TOKEN"));
    Account first = use.opened("1000", Map.of("region", "north"));
    use.opened("2000", Map.of());
    use.opened("3000", Map.of());
    Account renamed =
        use.accounts.patchAccount(
            first.getId(), "\"1\"", new AccountPatch().name("Renamed"), null);
    check(renamed.getName().equals("Renamed") && "1000".equals(renamed.getAccountNumber()));
    check(use.listed(List.of("region=north")).equals(List.of("Renamed")));
    check(use.listed(List.of()).size() == 3);
    try {
      use.opened("1000", Map.of());
      check(false);
    } catch (ApiException refused) {
      Problem problem =
          use.client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
      check(problem.getCode() == ProblemCode.ACCOUNT_NUMBER_TAKEN);
      check(problem.getConflictingAccount().getId().equals(first.getId()));
    }
  }

  private Account opened(String number, Map<String, String> metadata) throws ApiException {
    NewAccount wanted =
        new NewAccount().name("Account").type(AccountType.DOMESTIC).currency("EUR");
    return accounts.createAccount(wanted.accountNumber(number).metadata(metadata), null);
  }

  /** The names of all pages of two accounts each. */
  private List<String> listed(List<String> metadata) throws ApiException {
    List<String> names = new ArrayList<>();
    String cursor = null;
    do {
      AccountPage page =
          accounts.listAccounts(
              null, null, null, null, null, null, null, null, null, metadata, null, null, 2,
              cursor);
      page.getItems().forEach(account -> names.add(account.getName()));
      cursor = page.getNextCursor();
    } while (cursor != null);
    return names;
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}

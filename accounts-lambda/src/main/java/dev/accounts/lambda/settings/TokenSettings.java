package dev.accounts.lambda.settings;

import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import dev.accounts.rest.auth.PermissionRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads which tokens are accepted. With several user pools, semicolons separate the values of the
 * pools, in the same order in every setting.
 */
final class TokenSettings {
  private static final String ISSUER = "ACCOUNTS_ISSUER";
  private static final String KEYS = "ACCOUNTS_JWKS_URL";
  private static final String CLIENTS = "ACCOUNTS_CLIENT_ID";
  private static final String USE = "ACCOUNTS_TOKEN_USE";
  private static final String TENANT_CLAIM = "ACCOUNTS_TENANT_CLAIM";

  private final Environment environment;

  TokenSettings(Environment environment) {
    this.environment = environment;
  }

  List<AcceptedTokens> read() {
    String issuers =
        environment.required(
            ISSUER, "the user pool's URL, https://cognito-idp.REGION.amazonaws.com/ID");
    List<String> pools = split(issuers);
    environment.check(
        new HashSet<>(pools).size() == pools.size(), ISSUER, issuers, "name each user pool once");
    String clients = environment.required(CLIENTS, "the app client's id");
    List<String> clientsOfPools = ofPools(CLIENTS, clients, pools);
    List<String> keys =
        ofPools(KEYS, environment.optional(KEYS, ";".repeat(pools.size() - 1)), pools);
    List<String> uses = forAll(USE, "id", pools);
    List<String> claims = forAll(TENANT_CLAIM, "custom:tenantId", pools);
    List<PermissionRules> permissions = permissions(pools);
    List<AcceptedTokens> all = new ArrayList<>();
    for (int i = 0; i < pools.size(); i++) {
      all.add(
          new AcceptedTokens(
              issuer(pools.get(i)),
              clientIds(clientsOfPools.get(i), clients),
              use(uses.get(i)),
              keys(pools.get(i), keys.get(i)),
              claim(claims.get(i)),
              permissions.get(i)));
    }
    return all;
  }

  private List<PermissionRules> permissions(List<String> pools) {
    String name = PermissionSettings.NAME;
    if (environment.optional(name, "").isEmpty()) {
      return pools.stream().map(pool -> PermissionRules.NONE).toList();
    }
    PermissionSettings settings = new PermissionSettings(environment);
    return forAll(name, "", pools).stream().map(settings::read).toList();
  }

  private static List<String> split(String value) {
    return Arrays.stream(value.split(";", -1)).map(String::strip).toList();
  }

  /** One value for all pools, or one for each. */
  private List<String> forAll(String name, String absent, List<String> pools) {
    String value = environment.optional(name, absent);
    boolean one = value.indexOf(';') < 0;
    return ofPools(name, one ? (value + ";").repeat(pools.size() - 1) + value : value, pools);
  }

  private List<String> ofPools(String name, String value, List<String> pools) {
    List<String> values = split(value);
    if (values.size() == pools.size()) {
      return values;
    }
    environment.check(
        false,
        name,
        value,
        "have one value for each user pool of " + ISSUER + ", separated by semicolons");
    return pools.stream().map(pool -> "").toList();
  }

  private String issuer(String url) {
    environment.check(
        Urls.isSafe(url) && Urls.isPlain(url),
        ISSUER,
        url,
        "be an https URL (http only on this machine) without a query; separate several with"
            + " semicolons");
    return url;
  }

  private URI keys(String issuer, String keys) {
    boolean usable = Urls.isSafe(keys);
    environment.check(usable, KEYS, keys, "be an https URL (http only on this machine)");
    String published = keys.isEmpty() ? issuer + "/.well-known/jwks.json" : keys;
    return URI.create(Urls.isSafe(published) ? published : "https://invalid");
  }

  private Set<String> clientIds(String list, String all) {
    Set<String> ids =
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    boolean right = !ids.isEmpty() && ids.stream().allMatch(id -> id.matches("\\S+"));
    environment.check(
        right, CLIENTS, all, "name at least one client of each user pool, separated by commas");
    return ids;
  }

  private TokenUse use(String use) {
    environment.check(
        Set.of("id", "access", "any").contains(use), USE, use, "be id, access or any");
    return switch (use) {
      case "access" -> TokenUse.ACCESS;
      case "any" -> TokenUse.ANY;
      default -> TokenUse.ID;
    };
  }

  private String claim(String claim) {
    environment.check(claim.matches("\\S+"), TENANT_CLAIM, claim, "be the name of one claim");
    return claim;
  }
}

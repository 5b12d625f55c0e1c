package dev.accounts.lambda.settings;

import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.rest.auth.AcceptedTokens;
import dev.accounts.rest.auth.AcceptedTokens.TokenUse;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads settings, and says everything that is wrong with them at once; never a value. */
final class SettingsReader {
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  private SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  static Settings read(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    Settings settings = new Settings(reader.storage(), reader.tokens(), reader.origin());
    if (!reader.problems.isEmpty()) {
      throw new InvalidSettings(reader.problems);
    }
    return settings;
  }

  private Storage storage() {
    return switch (required("ACCOUNTS_ADAPTER", "dataapi, jdbc or memory")) {
      case "dataapi" -> dataApi();
      case "jdbc" -> jdbc();
      case "memory", "" -> new Storage.Memory();
      default -> {
        problems.add("ACCOUNTS_ADAPTER must be dataapi, jdbc or memory");
        yield new Storage.Memory();
      }
    };
  }

  private Storage jdbc() {
    String url = required("ACCOUNTS_JDBC_URL", "jdbc:postgresql://HOST:PORT/DATABASE");
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      problems.add("ACCOUNTS_JDBC_URL must begin with jdbc:postgresql:");
    }
    String user = required("ACCOUNTS_JDBC_USER", "the database user");
    String password = optional("ACCOUNTS_JDBC_PASSWORD", "");
    return switch (optional("ACCOUNTS_JDBC_AUTHENTICATION", "password")) {
      case "password" -> new Storage.Jdbc(url, user, password);
      case "iam" -> iam(url, user, password);
      default -> {
        problems.add("ACCOUNTS_JDBC_AUTHENTICATION must be password or iam");
        yield new Storage.Jdbc(url, user, password);
      }
    };
  }

  private Storage iam(String url, String user, String password) {
    if (!password.isEmpty()) {
      problems.add("ACCOUNTS_JDBC_PASSWORD must not be set with ACCOUNTS_JDBC_AUTHENTICATION=iam");
    }
    return new Storage.IamJdbc(
        url, user, DatabaseAddress.of(url, optional("AWS_REGION", ""), problems));
  }

  private Storage dataApi() {
    String cluster = required("ACCOUNTS_DATAAPI_RESOURCE_ARN", "the ARN of the Aurora cluster");
    checkArn("ACCOUNTS_DATAAPI_RESOURCE_ARN", "rds", cluster);
    String secret =
        required("ACCOUNTS_DATAAPI_SECRET_ARN", "the ARN of the secret of the application's user");
    checkArn("ACCOUNTS_DATAAPI_SECRET_ARN", "secretsmanager", secret);
    String endpoint = optional("ACCOUNTS_DATAAPI_ENDPOINT", "");
    boolean isEndpointUsable = endpoint.isEmpty() || Urls.isHere(endpoint);
    if (!isEndpointUsable) {
      problems.add("ACCOUNTS_DATAAPI_ENDPOINT must be a URL of this machine, or not be set");
    }
    return new Storage.DataApi(
        cluster,
        secret,
        required("ACCOUNTS_DATAAPI_DATABASE", "the name of the database"),
        Optional.of(endpoint).filter(url -> isEndpointUsable && !url.isEmpty()).map(URI::create));
  }

  private void checkArn(String name, String service, String arn) {
    if (!arn.isEmpty() && !arn.matches("arn:[a-z-]+:" + service + ":[a-z0-9-]+:\\d{12}:.+")) {
      problems.add(name + " must be like arn:aws:" + service + ":REGION:ACCOUNT:…");
    }
  }

  private AcceptedTokens tokens() {
    String issuer =
        required(
            "ACCOUNTS_ISSUER", "the user pool's URL, https://cognito-idp.REGION.amazonaws.com/ID");
    checkUrl("ACCOUNTS_ISSUER", issuer);
    String keys = optional("ACCOUNTS_JWKS_URL", issuer + "/.well-known/jwks.json");
    boolean usable = checkUrl("ACCOUNTS_JWKS_URL", keys);
    return new AcceptedTokens(
        issuer,
        clientIds(),
        use(),
        URI.create(usable ? keys : "https://invalid"),
        optional("ACCOUNTS_TENANT_CLAIM", "custom:tenantId"));
  }

  private Set<String> clientIds() {
    String list = required("ACCOUNTS_CLIENT_ID", "the app client's id");
    Set<String> ids = new LinkedHashSet<>();
    for (String id : list.split(",", -1)) {
      if (!id.isBlank()) {
        ids.add(id.strip());
      }
    }
    if (ids.isEmpty() && !list.isEmpty()) {
      problems.add("ACCOUNTS_CLIENT_ID must name at least one client");
    }
    return ids;
  }

  private TokenUse use() {
    return switch (optional("ACCOUNTS_TOKEN_USE", "id")) {
      case "id" -> TokenUse.ID;
      case "access" -> TokenUse.ACCESS;
      case "any" -> TokenUse.ANY;
      default -> {
        problems.add("ACCOUNTS_TOKEN_USE must be id, access or any");
        yield TokenUse.ID;
      }
    };
  }

  private String origin() {
    String origin =
        required("ACCOUNTS_ALLOWED_ORIGIN", "the web page's origin, https://HOST, or *");
    if (!origin.isEmpty() && !origin.equals("*") && !Urls.isOrigin(origin)) {
      problems.add("ACCOUNTS_ALLOWED_ORIGIN must be * or one origin without a path");
    }
    return origin;
  }

  private boolean checkUrl(String name, String url) {
    boolean usable = Urls.isSafe(url);
    if (!usable && environment.containsKey(name) && !url.isEmpty()) {
      problems.add(name + " must be an https URL (http only on this machine)");
    }
    return usable;
  }

  private String required(String name, String what) {
    String value = optional(name, "");
    if (value.isEmpty()) {
      problems.add("set " + name + " to " + what);
    }
    return value;
  }

  private String optional(String name, String absent) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? absent : value;
  }
}

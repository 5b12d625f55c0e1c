package dev.accounts.lambda.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is that takes tokens of IAM for passwords.
 *
 * @param region of AWS
 */
public record DatabaseAddress(String host, int port, String region) {
  private static final int POSTGRES = 5432;
  private static final String NO_CHECK = "org.postgresql.ssl.NonValidatingFactory";
  private static final Pattern ENDPOINT =
      Pattern.compile(".+\\.(?<region>[a-z]{2}[a-z0-9-]+-\\d+)\\.rds\\.amazonaws\\.com(\\.cn)?");

  /**
   * Reads the URL of the driver. A token is sent as it is, so the connection must be encrypted and
   * the server must be who it says.
   *
   * @param defaultRegion for a host whose name does not say it, such as one of a domain of your own
   * @param problems gets what is wrong
   */
  static DatabaseAddress of(String url, String defaultRegion, List<String> problems) {
    URI uri = parse(url);
    String host = String.valueOf(uri.getHost());
    if (uri.getHost() == null || !isServerVerified(url)) {
      problems.add(
          "ACCOUNTS_JDBC_URL must name one host and have sslmode=verify-full and no"
              + " NonValidatingFactory with ACCOUNTS_JDBC_AUTHENTICATION=iam");
    }
    Matcher endpoint = ENDPOINT.matcher(host);
    String region = endpoint.matches() ? endpoint.group("region") : defaultRegion;
    if (region.isEmpty()) {
      problems.add("set AWS_REGION to the database's region; its host name does not say");
    }
    return new DatabaseAddress(host, uri.getPort() < 0 ? POSTGRES : uri.getPort(), region);
  }

  /** As the driver reads the URL: of a parameter that is there twice, it takes the last one. */
  private static boolean isServerVerified(String url) {
    Map<String, String> effective = new HashMap<>();
    for (String parameter : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      String[] pair = parameter.split("=", 2);
      effective.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8));
    }
    return "verify-full".equals(effective.get("sslmode"))
        && !NO_CHECK.equals(effective.get("sslfactory"));
  }

  private static URI parse(String url) {
    try {
      return new URI(url.replaceFirst("^jdbc:", ""));
    } catch (URISyntaxException malformed) {
      return URI.create("postgresql:/");
    }
  }
}

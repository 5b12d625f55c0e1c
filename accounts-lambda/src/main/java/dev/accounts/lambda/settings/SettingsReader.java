package dev.accounts.lambda.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads settings. Says everything that is wrong with them at once, and never a value. */
final class SettingsReader {
  private SettingsReader() {}

  static Settings read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Settings settings =
        new Settings(
            new StorageSettings(environment).read(),
            new TokenSettings(environment).read(),
            origins(environment),
            headers(environment),
            basePath(environment));
    environment.throwIfWrong();
    return settings;
  }

  private static List<String> origins(Environment environment) {
    String name = "ACCOUNTS_ALLOWED_ORIGIN";
    String value = environment.required(name, "the web page's origin, https://HOST, or *");
    List<String> origins = list(value);
    environment.check(
        value.equals("*") || origins.stream().allMatch(Urls::isOrigin),
        name,
        value,
        "be *, or origins as browsers send them: http or https, in lower case, without a path and"
            + " without the scheme's own port; separate several with commas");
    return origins;
  }

  private static List<String> headers(Environment environment) {
    String name = "ACCOUNTS_ALLOWED_HEADERS";
    String value = environment.optional(name, "traceparent");
    List<String> headers = list(value);
    environment.check(
        headers.stream().allMatch(header -> header.matches("[A-Za-z0-9-]+")),
        name,
        value,
        "have names of request headers, separated by commas");
    return headers;
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
  }

  private static String basePath(Environment environment) {
    String name = "ACCOUNTS_BASE_PATH";
    String path = environment.optional(name, "");
    environment.check(
        path.matches("(/[A-Za-z0-9._~-]+)+"),
        name,
        path,
        "be like /finance: it begins with a slash and does not end with one");
    return path;
  }
}

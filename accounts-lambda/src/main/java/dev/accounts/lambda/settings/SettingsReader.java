package dev.accounts.lambda.settings;

import java.util.Map;

/** Reads settings, and says everything that is wrong with them at once; never a value. */
final class SettingsReader {
  private SettingsReader() {}

  static Settings read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Settings settings =
        new Settings(
            new StorageSettings(environment).read(),
            new TokenSettings(environment).read(),
            origin(environment),
            basePath(environment));
    environment.throwIfWrong();
    return settings;
  }

  private static String origin(Environment environment) {
    String name = "ACCOUNTS_ALLOWED_ORIGIN";
    String origin = environment.required(name, "the web page's origin, https://HOST, or *");
    environment.check(
        origin.equals("*") || Urls.isOrigin(origin),
        name,
        origin,
        "be * or one origin as browsers send it: http or https, in lower case, without a path and"
            + " without the scheme's own port");
    return origin;
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

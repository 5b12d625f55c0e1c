package dev.accounts.infra;

import dev.accounts.rest.OpenApi;
import dev.accounts.sql.migration.Migration;
import dev.accounts.web.ContentSecurityPolicy;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the templates leave to the build. A placeholder is a word of its own, so that a template is
 * valid CloudFormation before it is filled, too.
 *
 * @param body the API's body, as JSON, which is YAML as well
 * @param bodyHash of the contract; part of the logical ID of the API's deployment
 * @param zipHash of the API's code; part of the create-only description of its version
 * @param migrationsHash of all migrations; a property of the custom resource that applies them
 * @param pagePolicy the page's content security policy, for {@code Fn::Sub}
 */
record Placeholders(
    String body, String bodyHash, String zipHash, String migrationsHash, String pagePolicy) {
  private static final String BODY = "      Body: openapi/accounts.yaml\n";
  private static final List<String> CONNECT_SOURCES =
      List.of("${ApiOrigin}", "${IssuerOrigin}", "https://${HostedUiDomain}");
  private static final int INDENT = 8;
  private static final int SHORT = 12;

  static Placeholders forZip(byte[] zip) {
    String body = ApiBody.json(OpenApi.text());
    return new Placeholders(
        body,
        ContentHash.of(body).substring(0, SHORT),
        ContentHash.of(zip),
        hashOfMigrations(),
        ContentSecurityPolicy.connectingTo(CONNECT_SOURCES));
  }

  /** Of every migration's checksum, in order. */
  static String hashOfMigrations() {
    return ContentHash.of(
        Migration.all().stream().map(Migration::checksum).collect(Collectors.joining("\n")));
  }

  String fill(String template) {
    return template
        .replace(BODY, "      Body:\n" + body.indent(INDENT))
        .replace("TheBodyHash", bodyHash)
        .replace("TheZipHash", zipHash)
        .replace("TheMigrationsHash", migrationsHash)
        .replace("TheContentSecurityPolicy", '"' + pagePolicy + '"');
  }
}

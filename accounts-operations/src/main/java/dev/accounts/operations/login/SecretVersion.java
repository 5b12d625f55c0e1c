package dev.accounts.operations.login;

import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonReader;
import dev.accounts.rest.json.JsonText;
import java.security.SecureRandom;
import java.util.Base64;
import tools.jackson.core.JacksonException;

/**
 * One version of a secret with a database login: JSON with at least {@code username} and {@code
 * password}, as RDS and Secrets Manager write it.
 *
 * @param id names the version, and says nothing about the password
 */
public record SecretVersion(String id, Json content) {
  private static final int PASSWORD_BYTES = 32;

  static SecretVersion parse(String id, String text) {
    try {
      SecretVersion version = new SecretVersion(id, JsonReader.read(text));
      version.user();
      version.password();
      return version;
    } catch (JacksonException malformed) {
      // without the cause, whose message may repeat the text
      throw unusable();
    }
  }

  /** The user that the secret names. */
  public String user() {
    return member("username");
  }

  String password() {
    return member("password");
  }

  /** The role of the schema whose rights the user has; the application's, unless it says so. */
  String role() {
    return content.at("role").text().orElse("accounts_app");
  }

  /** Whether both open the same door, whatever else they hold. */
  public boolean hasLoginOf(SecretVersion other) {
    return user().equals(other.user()) && password().equals(other.password());
  }

  private String member(String name) {
    return content
        .at(name)
        .text()
        .filter(value -> !value.isEmpty())
        .orElseThrow(SecretVersion::unusable);
  }

  /** The text of a next version: everything the same, but with a new password of 43 letters. */
  public String withNewPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return JsonText.object(json ->
        content
            .members()
            .forEach((name, value) ->
                JsonText.member(
                    json, name, name.equals("password") ? new Json.Text(password) : value)));
  }

  private static SetupRefused unusable() {
    return new SetupRefused("The application's secret must be JSON with username and password");
  }

  @Override
  public String toString() {
    return "version " + id;
  }
}

package dev.accounts.local.userpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.local.http.Fields;
import dev.accounts.local.http.LocalResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page where a person says who they are. It holds no script, and runs none. */
final class SignInPage {
  private static final List<String> CARRIED =
      List.of(
          "client_id",
          "redirect_uri",
          "response_type",
          "scope",
          "state",
          "nonce",
          "code_challenge",
          "code_challenge_method");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
  private static final String STYLE = resource("sign-in.css");
  private static final String FRAME = resource("sign-in.html").replace("{style}", STYLE);
  private static final String FORM = resource("sign-in-form.html");

  private SignInPage() {}

  /** The form, with what the application sent hidden in it. */
  static LocalResponse form(Fields fields, AuthorizationRequest wish, boolean incomplete) {
    String hidden =
        CARRIED.stream()
            .filter(name -> fields.one(name).isPresent())
            .map(name -> hidden(name, fields.one(name).orElse("")))
            .collect(Collectors.joining());
    Map<String, String> values =
        Map.of(
            "alert",
            incomplete ? alert("Enter a user name and a tenant.") : "",
            "tenant",
            escaped(fields.one("tenant").orElse("demo")),
            "username",
            escaped(fields.one("username").orElse("")),
            "hidden",
            hidden);
    return page(
        incomplete ? 400 : 200, filled(values), RedirectAddresses.origin(wish.redirectUri()));
  }

  /** In one pass: a value that looks like a placeholder is a value all the same. */
  private static String filled(Map<String, String> values) {
    return PLACEHOLDER
        .matcher(FORM)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  /** What is wrong with the application, said to the person in front of it. */
  static LocalResponse refusal(String why) {
    return page(400, alert(why), "");
  }

  private static LocalResponse page(int status, String content, String mayGoTo) {
    String policy =
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-"
            + sha256(STYLE)
            + "'; form-action 'self' "
            + mayGoTo;
    return LocalResponse.text(
            status, "text/html; charset=utf-8", FRAME.replace("{content}", content))
        .with("Content-Security-Policy", policy.strip())
        .with("X-Content-Type-Options", "nosniff")
        // with no-referrer a browser would not say that the form comes from here
        .with("Referrer-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }

  private static String alert(String text) {
    return "<p role=\"alert\">" + escaped(text) + "</p>\n";
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = SignInPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("Not on the class path: " + name);
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.accounts.local;

import dev.accounts.local.Client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A request that is right in all respects, to the leaf of a family. A test spoils one respect and
 * sees what happens.
 */
final class RequestFixture {
  private static final Map<String, String> BODIES =
      Map.of(
          "importAccounts",
              "{\"rows\":[{\"name\":\"new\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}]}",
          "createAccount", "{\"name\":\"new\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}",
          "patchAccount", "{\"name\":\"patched\"}",
          "replaceAccount", "{\"name\":\"replaced\"}",
          "freezeAccount", "{\"reason\":\"a reason\"}",
          "unfreezeAccount", "{\"reason\":\"a reason\"}",
          "closeAccount", "{\"reason\":\"a reason\"}",
          "reopenAccount", "{\"reason\":\"a reason\"}");

  private final Documented operation;
  final Session session;
  final String root;
  final String leaf;
  private String id;
  private String query;
  private String body;
  private String token;
  private String mediaType = "application/json";
  private final List<String> headers = new ArrayList<>();
  private String ifMatch;

  /** To a family of its own. */
  RequestFixture(LocalService service, Documented operation) {
    this(operation, Family.opened(service, operation));
  }

  RequestFixture(Documented operation, Family family) {
    this.operation = operation;
    this.session = family.session();
    this.root = family.root();
    this.leaf = family.leaf();
    this.id = leaf;
    this.query = operation.path().endsWith("/differences") ? "?from=2026-01-01" : "";
    this.body = BODIES.getOrDefault(operation.id(), "");
    this.token = "Bearer " + session.token();
    this.ifMatch = "\"" + family.version() + "\"";
  }

  RequestFixture to(String otherId) {
    id = otherId;
    return this;
  }

  RequestFixture toUnknown() {
    return to(UUID.randomUUID().toString());
  }

  RequestFixture asking(String otherQuery) {
    query = otherQuery;
    return this;
  }

  RequestFixture saying(String otherBody) {
    body = otherBody;
    return this;
  }

  /** With so much white space behind the body, which changes nothing but its size. */
  RequestFixture padded(int characters) {
    return saying(body + " ".repeat(characters));
  }

  RequestFixture as(String otherMediaType) {
    mediaType = otherMediaType;
    return this;
  }

  RequestFixture with(String name, String value) {
    headers.addAll(List.of(name, value));
    return this;
  }

  RequestFixture ifMatch(String tag) {
    ifMatch = tag;
    return this;
  }

  RequestFixture by(String otherToken) {
    token = otherToken;
    return this;
  }

  /** Signed in, in no tenant. */
  RequestFixture byAnUnknownUser() {
    Reply tokens =
        session
            .client()
            .send("POST", "/local/tokens", "{\"sub\":\"ada\"}", "Content-Type", "application/json");
    return by("Bearer " + tokens.json().path("id_token").asString());
  }

  Reply send() {
    List<String> all = new ArrayList<>(headers);
    if (!token.isEmpty()) {
      all.addAll(List.of("Authorization", token));
    }
    if (!body.isEmpty() && !mediaType.isEmpty()) {
      all.addAll(List.of("Content-Type", mediaType));
    }
    if (needsIfMatch() && !ifMatch.isEmpty()) {
      all.addAll(List.of("If-Match", ifMatch));
    }
    String path = operation.path().replace("{id}", id) + query;
    return session.client().send(operation.method(), path, body, all.toArray(String[]::new));
  }

  boolean needsIfMatch() {
    return operation.statuses().contains(428);
  }
}

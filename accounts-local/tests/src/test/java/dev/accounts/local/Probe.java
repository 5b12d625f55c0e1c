package dev.accounts.local;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A request that shows one thing that the gateway does, in front of the real function. */
enum Probe {
  PREFLIGHT_OF_ACCOUNTS("OPTIONS", "/accounts", Bearer.NOTHING),
  PREFLIGHT_OF_AN_ACCOUNT("OPTIONS", "/accounts/" + Probe.UNKNOWN, Bearer.NOTHING),
  LIST_WITHOUT_A_TOKEN("GET", "/accounts", Bearer.NOTHING),
  LIST("GET", "/accounts", Bearer.ID_TOKEN),
  LIST_WITH_AN_ACCESS_TOKEN("GET", "/accounts", Bearer.ACCESS_TOKEN),
  TREE_WITHOUT_A_TOKEN("GET", "/accounts/tree", Bearer.NOTHING),
  TREE("GET", "/accounts/tree", Bearer.ID_TOKEN),
  CLOSE_WITHOUT_A_REASON("POST", "/accounts/" + Probe.UNKNOWN + "/close", Bearer.ID_TOKEN, "{}"),
  CLOSE_WITH_A_NUMBER(
      "POST", "/accounts/" + Probe.UNKNOWN + "/close", Bearer.ID_TOKEN, "{\"reason\":5}"),
  CLOSE(
      "POST", "/accounts/" + Probe.UNKNOWN + "/close", Bearer.ID_TOKEN, "{\"reason\":\"no use\"}"),
  CLOSE_UNCONDITIONALLY(
      "POST", "/accounts/" + Probe.UNKNOWN + "/close", Bearer.ID_TOKEN, "{\"reason\":\"no use\"}"),
  FREEZE_WITHOUT_A_REASON("POST", "/accounts/" + Probe.UNKNOWN + "/freeze", Bearer.ID_TOKEN, "{}"),
  DELETE_ALL("DELETE", "/accounts", Bearer.ID_TOKEN),
  ELSEWHERE("GET", "/nowhere", Bearer.ID_TOKEN);

  /** An account that no tenant has. */
  private static final String UNKNOWN = "0198f3a1-0000-7000-8000-000000000000";

  private final String method;
  private final String path;
  private final Bearer bearer;
  private final String body;

  private enum Bearer {
    NOTHING(""),
    ID_TOKEN("id_token"),
    ACCESS_TOKEN("access_token");

    private final String token;

    Bearer(String token) {
      this.token = token;
    }
  }

  Probe(String method, String path, Bearer bearer) {
    this(method, path, bearer, "");
  }

  Probe(String method, String path, Bearer bearer, String body) {
    this.method = method;
    this.path = path;
    this.bearer = bearer;
    this.body = body;
  }

  boolean hasAToken() {
    return bearer != Bearer.NOTHING;
  }

  /**
   * What came back, without what differs from request to request.
   *
   * @param tokens that the local service made for one user
   */
  Seen sentTo(Client client, JsonNode tokens) {
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    if (this != CLOSE_UNCONDITIONALLY) {
      headers.addAll(List.of("If-Match", "\"1\""));
    }
    if (hasAToken()) {
      headers.addAll(List.of("Authorization", "Bearer " + tokens.path(bearer.token).asString()));
    }
    return Seen.in(client.send(method, path, body, headers.toArray(String[]::new)));
  }
}

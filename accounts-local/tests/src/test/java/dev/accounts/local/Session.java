package dev.accounts.local;

import dev.accounts.local.Client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A user who is signed in, in a tenant that no other test knows. */
record Session(Client client, String token) {

  static Session of(LocalService service) {
    String token = service.pool().idToken("ada", "tenant-" + UUID.randomUUID());
    return new Session(new Client(service.base()), token);
  }

  Reply send(String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + token));
    return client.send(method, path, body, all.toArray(String[]::new));
  }

  Reply get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Reply post(String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/json"));
    return send("POST", path, body, all.toArray(String[]::new));
  }

  /** Opens an account and returns it. */
  JsonNode opened(String body) {
    Reply reply = post("/accounts", body);
    if (reply.status() != 201) {
      throw new AssertionError(reply.status() + " " + reply.body());
    }
    return reply.json();
  }

  String openedRoot(String name) {
    return opened("{\"name\":\"" + name + "\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}")
        .path("id")
        .asString();
  }
}

package dev.accounts.local;

import dev.accounts.local.Client.Reply;

/**
 * Three accounts of a tenant of their own, of which an operation may change the last: root, middle
 * and leaf.
 *
 * @param version of the leaf
 */
record Family(Session session, String root, String leaf, int version) {

  /** A new one, whose leaf has the status that the operation starts from. */
  static Family opened(LocalService service, Documented operation) {
    Session session = Session.of(service);
    String root = session.openedRoot("root");
    String leaf = child(session, child(session, root));
    return new Family(session, root, leaf, prepared(session, leaf, operation));
  }

  private static String child(Session session, String parent) {
    return session
        .opened(
            "{\"name\":\"child\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\",\"parentId\":\""
                + parent
                + "\"}")
        .path("id")
        .asString();
  }

  private static int prepared(Session session, String account, Documented operation) {
    return switch (operation.id()) {
      case "unfreezeAccount" -> act(session, account, "freeze");
      case "reopenAccount" -> act(session, account, "close");
      default -> 1;
    };
  }

  private static int act(Session session, String account, String action) {
    Reply reply =
        session.post(
            "/accounts/" + account + "/" + action, "{\"reason\":\"r\"}", "If-Match", "\"1\"");
    return reply.json().path("version").asInt();
  }
}

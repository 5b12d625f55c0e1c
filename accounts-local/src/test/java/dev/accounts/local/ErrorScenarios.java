package dev.accounts.local;

import dev.accounts.application.port.Feed;
import dev.accounts.domain.TenantId;
import dev.accounts.local.Client.Reply;
import dev.accounts.rest.query.CursorScope;
import dev.accounts.rest.query.FeedCursor;
import java.util.Set;
import java.util.UUID;

/** For each status that an operation may return, a way to make it do so. */
final class ErrorScenarios {
  /**
   * Reported by the gateway when it or the function is in trouble; provoked in tests of their own.
   */
  static final Set<Integer> OF_TROUBLE = Set.of(429, 500, 502, 503, 504);

  private ErrorScenarios() {}

  static Reply of(Documented operation, int status) {
    RequestFixture situation = new RequestFixture(SharedService.get(), operation);
    return switch (status) {
      case 200, 201, 204 -> situation.send();
      case 304 -> situation.with("If-None-Match", "\"1\"").send();
      case 400 -> situation.asking("?unknown=1").send();
      case 401 -> situation.by("").send();
      case 403 -> situation.byNobodysUser().send();
      case 404 -> notFound(operation, situation);
      case 409 -> conflict(operation, situation);
      case 410 -> situation.asking("?after=" + ofAnotherEpoch(situation)).send();
      case 412 -> anotherVersion(operation, situation);
      case 413 -> situation.padded(oneTooMany(operation)).send();
      case 415 -> situation.as("text/plain").send();
      case 422 -> unprocessable(operation, situation);
      case 428 -> situation.ifMatch("").send();
      case 431 -> situation.with("X-Large", "x".repeat(11_000)).send();
      default -> throw new AssertionError("Nobody knows how to provoke " + status);
    };
  }

  private static Reply notFound(Documented operation, RequestFixture situation) {
    return operation.path().contains("{id}")
        ? situation.toUnknown().send()
        : situation.asking("?root=01a20445-b1c0-7e00-ac49-0be287315052").send();
  }

  private static Reply conflict(Documented operation, RequestFixture situation) {
    return switch (operation.id()) {
      case "importAccounts" -> situation.asking("?expect=unchanged").send();
      case "createAccount" ->
          situation
              .saying(
                  "{\"name\":\"n\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\","
                      + "\"parentId\":\"01a20445-b1c0-7e00-ac49-0be287315052\"}")
              .send();
      case "patchAccount" ->
          situation.to(situation.root).saying("{\"parentId\":\"" + situation.leaf + "\"}").send();
      case "replaceAccount" ->
          situation
              .to(situation.root)
              .saying("{\"name\":\"n\",\"parentId\":\"" + situation.leaf + "\"}")
              .send();
      case "deleteAccount", "closeAccount" -> situation.to(situation.root).send();
      case "freezeAccount" -> {
        situation.send();
        yield situation.ifMatch("\"2\"").send();
      }
      case "unfreezeAccount", "reopenAccount" ->
          situation.to(situation.root).ifMatch("\"1\"").send();
      default -> throw new AssertionError("Nobody knows how to provoke a conflict");
    };
  }

  private static String ofAnotherEpoch(RequestFixture situation) {
    String tenant = situation.session.get("/accounts/me").json().path("tenant").asString();
    return FeedCursor.write(
        new Feed.Position(UUID.randomUUID(), 1, 1), CursorScope.ofChanges(new TenantId(tenant)));
  }

  private static Reply anotherVersion(Documented operation, RequestFixture situation) {
    return isImport(operation)
        ? situation.with("If-Match", "\"1-" + "0".repeat(24) + "\"").send()
        : situation.ifMatch("\"99\"").send();
  }

  private static int oneTooMany(Documented operation) {
    if (isImport(operation)) {
      return 3 * 1024 * 1024;
    }
    return operation.takesBody() ? 65 * 1024 : 10 * 1024 * 1024 + 1;
  }

  private static boolean isImport(Documented operation) {
    return operation.id().equals("importAccounts");
  }

  private static Reply unprocessable(Documented operation, RequestFixture situation) {
    return isImport(operation)
        ? situation.saying("{\"rows\":[{\"name\":\"\"}]}").send()
        : reusedKey(situation);
  }

  private static Reply reusedKey(RequestFixture situation) {
    situation.with("Idempotency-Key", "key").send();
    return situation.needsIfMatch()
        ? situation.ifMatch("\"99\"").send()
        : situation
            .saying("{\"name\":\"other\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}")
            .send();
  }
}

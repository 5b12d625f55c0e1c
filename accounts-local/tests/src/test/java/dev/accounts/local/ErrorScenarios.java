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
    RequestFixture fixture = new RequestFixture(SharedService.get(), operation);
    return switch (status) {
      case 200, 201, 204 -> fixture.send();
      case 304 -> fixture.with("If-None-Match", "\"1\"").send();
      case 400 -> fixture.asking("?unknown=1").send();
      case 401 -> fixture.by("").send();
      case 403 -> fixture.byAnUnknownUser().send();
      case 404 -> notFound(operation, fixture);
      case 409 -> conflict(operation, fixture);
      case 410 -> fixture.asking("?after=" + ofAnotherEpoch(fixture)).send();
      case 412 -> anotherVersion(operation, fixture);
      case 413 -> fixture.padded(oneTooMany(operation)).send();
      case 415 -> fixture.as("text/plain").send();
      case 422 -> unprocessable(operation, fixture);
      case 428 -> fixture.ifMatch("").send();
      case 431 -> fixture.with("X-Large", "x".repeat(11_000)).send();
      default -> throw new AssertionError("No way is known to provoke " + status);
    };
  }

  private static Reply notFound(Documented operation, RequestFixture fixture) {
    return operation.path().contains("{id}")
        ? fixture.toUnknown().send()
        : fixture.asking("?root=01a20445-b1c0-7e00-ac49-0be287315052").send();
  }

  private static Reply conflict(Documented operation, RequestFixture fixture) {
    return switch (operation.id()) {
      case "importAccounts" -> fixture.asking("?expect=unchanged").send();
      case "createAccount" ->
          fixture
              .saying(
                  "{\"name\":\"n\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\","
                      + "\"parentId\":\"01a20445-b1c0-7e00-ac49-0be287315052\"}")
              .send();
      case "patchAccount" ->
          fixture.to(fixture.root).saying("{\"parentId\":\"" + fixture.leaf + "\"}").send();
      case "replaceAccount" ->
          fixture
              .to(fixture.root)
              .saying("{\"name\":\"n\",\"parentId\":\"" + fixture.leaf + "\"}")
              .send();
      case "deleteAccount", "closeAccount" -> fixture.to(fixture.root).send();
      case "freezeAccount" -> {
        fixture.send();
        yield fixture.ifMatch("\"2\"").send();
      }
      case "unfreezeAccount", "reopenAccount" -> fixture.to(fixture.root).ifMatch("\"1\"").send();
      default -> throw new AssertionError("No way is known to provoke a conflict");
    };
  }

  private static String ofAnotherEpoch(RequestFixture fixture) {
    String tenant = fixture.session.get("/accounts/me").json().path("tenant").asString();
    return FeedCursor.write(
        new Feed.Position(UUID.randomUUID(), 1, 1), CursorScope.ofChanges(new TenantId(tenant)));
  }

  private static Reply anotherVersion(Documented operation, RequestFixture fixture) {
    return isImport(operation)
        ? fixture.with("If-Match", "\"1-" + "0".repeat(24) + "\"").send()
        : fixture.ifMatch("\"99\"").send();
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

  private static Reply unprocessable(Documented operation, RequestFixture fixture) {
    return isImport(operation)
        ? fixture.saying("{\"rows\":[{\"name\":\"\"}]}").send()
        : reusedKey(fixture);
  }

  private static Reply reusedKey(RequestFixture fixture) {
    fixture.with("Idempotency-Key", "key").send();
    return fixture.needsIfMatch()
        ? fixture.ifMatch("\"99\"").send()
        : fixture.saying("{\"name\":\"other\",\"type\":\"DOMESTIC\",\"currency\":\"EUR\"}").send();
  }
}

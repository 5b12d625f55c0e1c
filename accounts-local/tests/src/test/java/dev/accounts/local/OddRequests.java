package dev.accounts.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What careless and malicious clients send. */
final class OddRequests {
  private static final Set<String> READS_THE_PAST =
      Set.of("getAccount", "listAccounts", "getAccountTree", "exportAccounts");

  private OddRequests() {}

  static Map<String, UnaryOperator<RequestFixture>> all(Documented operation) {
    Map<String, UnaryOperator<RequestFixture>> odd = new LinkedHashMap<>();
    odd.put("with a token that is none", s -> s.by("Bearer nonsense"));
    odd.put("with another scheme", s -> s.by("Basic YTpi"));
    odd.put("with a token of 9 KB", s -> s.by("Bearer " + "a.b".repeat(3_000)));
    odd.put("with a token of 100 KB", s -> s.by("Bearer " + "x".repeat(100_000)));
    odd.put("with an unknown parameter", s -> s.asking("?unknown"));
    odd.put("with a parameter that is no UTF-8", s -> s.asking("?cursor%FF=%FF"));
    if (operation.path().contains("{id}")) {
      odd.put("to no UUID", s -> s.to("no-uuid"));
      odd.put("to a path that climbs", s -> s.to("..%2F..%2Fetc"));
      odd.put("to a null character", s -> s.to("%00"));
    }
    if (READS_THE_PAST.contains(operation.id())) {
      odd.put("of no date", s -> s.asking("?asOf=2026-02-30"));
      odd.put("of a year that cannot be written", s -> s.asking("?asOf=0000-01-01T00:00:00Z"));
      odd.put("of a distant year", s -> s.asking("?asOf=%2B12026-01-01T00:00:00Z"));
      odd.put("of the future", s -> s.asking("?asOf=9999-12-31"));
      odd.put("of two instants", s -> s.asking("?asOf=2026-01-01&asOf=2026-01-02"));
    }
    if (operation.statuses().contains(428)) {
      odd.put("if anything matches", s -> s.ifMatch("*"));
      odd.put("with a weak tag of another version", s -> s.ifMatch("W/\"99\""));
      odd.put("with two tags", s -> s.ifMatch("\"1\", \"2\""));
      odd.put("with a tag that is no version", s -> s.ifMatch("\"99999999999999999999\""));
      odd.put("with a tag without quotes", s -> s.ifMatch("1"));
    }
    if (operation.statuses().contains(422)) {
      odd.put("with a key of two words", s -> s.with("Idempotency-Key", "two words"));
      odd.put("with a long key", s -> s.with("Idempotency-Key", "k".repeat(256)));
    }
    if (operation.takesBody()) {
      bodies(odd);
    }
    switch (operation.id()) {
      case "createAccount" -> creations(odd);
      case "listAccounts" -> lists(odd);
      case "listDifferences" -> {
        odd.put("without a beginning", s -> s.asking(""));
        odd.put("from no date", s -> s.asking("?from=yesterday"));
        odd.put("from two dates", s -> s.asking("?from=2026-01-01&from=2026-01-02"));
        odd.put("backwards", s -> s.asking("?from=2026-01-02&to=2026-01-01"));
        odd.put("from the future", s -> s.asking("?from=9999-01-01"));
        odd.put("with a made-up cursor", s -> s.asking("?from=2026-01-01&cursor=AAAA"));
        odd.put("for no items", s -> s.asking("?from=2026-01-01&limit=0"));
      }
      case "listChanges" -> {
        odd.put("after a made-up position", s -> s.asking("?after=AAAA"));
        odd.put("after nothing", s -> s.asking("?after="));
        odd.put("after another tenant's position", s -> s.asking("?after=" + foreignPosition()));
        odd.put("after a cursor of a list", OddRequests::cursorOfAnotherList);
        odd.put("for no changes", s -> s.asking("?limit=0"));
        odd.put("for too many changes", s -> s.asking("?limit=501"));
      }
      case "getAccountTree" -> {
        odd.put("for no depth", s -> s.asking("?depth=0"));
        odd.put("for too much depth", s -> s.asking("?depth=11"));
        odd.put("for a root that is no id", s -> s.asking("?root=root"));
      }
      case "listAccountEvents" -> {
        odd.put("with a made-up cursor", s -> s.asking("?cursor=AAAA"));
        odd.put("for no items", s -> s.asking("?limit=0"));
      }
      default -> {}
    }
    return odd;
  }

  private static void bodies(Map<String, UnaryOperator<RequestFixture>> odd) {
    odd.put("with half a body", s -> s.saying("{\"name\":"));
    odd.put("with two bodies", s -> s.saying("{} {}"));
    odd.put("with an array", s -> s.saying("[]"));
    odd.put("with null", s -> s.saying("null"));
    odd.put("with an unknown field", s -> s.saying("{\"balance\":1000000}"));
    odd.put("with a field twice", s -> s.saying("{\"name\":\"a\",\"name\":\"b\"}"));
    odd.put("with a tenant", s -> s.saying("{\"name\":\"a\",\"tenantId\":\"other\"}"));
    odd.put("with a number for a name", s -> s.saying("{\"name\":1,\"reason\":1}"));
    odd.put("with an object for a name", s -> s.saying("{\"name\":{},\"reason\":[]}"));
    odd.put(
        "with a null character",
        s -> s.saying("{\"name\":\"a\\u0000b\",\"reason\":\"a\\u0000b\"}"));
    odd.put(
        "with half a character", s -> s.saying("{\"name\":\"\\ud83d\",\"reason\":\"\\ud83d\"}"));
    odd.put("with a deep body", s -> s.saying("{\"name\":" + "[".repeat(20_000)));
    odd.put("with a huge number", s -> s.saying("{\"name\":1" + "0".repeat(5_000) + "}"));
    odd.put("without a media type", s -> s.as(""));
    odd.put("as XML", s -> s.as("application/xml"));
  }

  private static void creations(Map<String, UnaryOperator<RequestFixture>> odd) {
    odd.put("without anything", s -> s.saying("{}"));
    odd.put("with a currency that is none", s -> s.saying(creation("EUX", "")));
    odd.put("with a parent that is no id", s -> s.saying(creation("EUR", "\"parentId\":\"root\"")));
    odd.put("with an id", s -> s.saying(creation("EUR", "\"id\":\"1\"")));
    odd.put(
        "with metadata that is no text", s -> s.saying(creation("EUR", "\"metadata\":{\"a\":1}")));
    odd.put(
        "with a null character in metadata",
        s -> s.saying(creation("EUR", "\"metadata\":{\"a\":\"\\u0000\"}")));
  }

  private static String creation(String currency, String more) {
    String comma = more.isEmpty() ? "" : ",";
    return "{\"name\":\"n\",\"type\":\"DOMESTIC\",\"currency\":\"%s\"%s%s}"
        .formatted(currency, comma, more);
  }

  private static void lists(Map<String, UnaryOperator<RequestFixture>> odd) {
    odd.put("with a made-up cursor", s -> s.asking("?cursor=AAAA"));
    odd.put("with a cursor that is no Base64", s -> s.asking("?cursor=%25%25"));
    odd.put("with another tenant's cursor", s -> s.asking("?limit=1&cursor=" + foreignCursor()));
    odd.put("with a cursor of another question", OddRequests::cursorOfAnotherQuestion);
    odd.put("for no items", s -> s.asking("?limit=0"));
    odd.put("for too many items", s -> s.asking("?limit=101"));
    odd.put("for half an item", s -> s.asking("?limit=1.5"));
    odd.put("in an unknown status", s -> s.asking("?status=GONE"));
    odd.put("of two types", s -> s.asking("?type=DOMESTIC&type=INTERNATIONAL"));
    odd.put("under no id", s -> s.asking("?parentId=x"));
    odd.put("in no currency", s -> s.asking("?currency=EURO"));
    odd.put("with a null character", s -> s.asking("?namePrefix=%00"));
    odd.put("with a tenant", s -> s.asking("?tenantId=other"));
  }

  private static String foreignCursor() {
    Session other = Session.of(SharedService.get());
    other.openedRoot("one");
    other.openedRoot("two");
    return other.get("/accounts?limit=1").json().path("nextCursor").asString();
  }

  private static String foreignPosition() {
    Session other = Session.of(SharedService.get());
    return other.get("/accounts/changes").json().path("next").asString();
  }

  private static RequestFixture cursorOfAnotherList(RequestFixture fixture) {
    String cursor = fixture.session.get("/accounts?limit=1").json().path("nextCursor").asString();
    return fixture.asking("?after=" + cursor);
  }

  private static RequestFixture cursorOfAnotherQuestion(RequestFixture fixture) {
    String cursor = fixture.session.get("/accounts?limit=1").json().path("nextCursor").asString();
    return fixture.asking("?limit=1&currency=EUR&cursor=" + cursor);
  }
}

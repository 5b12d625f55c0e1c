package dev.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.PageRequest;
import dev.accounts.application.port.TreeQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What values an account may have. */
class ValuesTest {
  private static final String FACE = "\ud83d\ude00";

  @Test
  void textsAreTrimmedAndCountedInCodePoints() {
    assertThat(opened(Details.named("  name\t")).name()).isEqualTo("name");
    assertThat(opened(Details.named(FACE.repeat(200) + " ")).name()).hasSize(400);
    assertViolation("/name", "too-long", () -> opened(Details.named(FACE.repeat(201))));
    assertViolation("/name", "required", () -> opened(Details.named(" \n ")));
    assertViolation("/accountNumber", "too-long", () -> opened(named().numbered("1".repeat(35))));
    assertViolation("/accountNumber", "required", () -> opened(named().numbered("")));
    assertViolation(
        "/externalReference", "too-long", () -> opened(named().referencedAs("r".repeat(181))));
  }

  @Test
  void textsThatNoDatabaseKeepsAreRefused() {
    assertViolation("/name", "bad-character", () -> opened(Details.named("null\0byte")));
    assertViolation("/name", "bad-character", () -> opened(Details.named("line\nbreak")));
    assertViolation("/name", "bad-character", () -> opened(Details.named("half \ud83d")));
    assertViolation("/metadata/k", "bad-character", () -> opened(Map.of("k", "null\0byte")));
    assertThat(opened(Map.of("k", "line\nbreak")).entries()).hasSize(1);
  }

  @Test
  void keysThatLookTheSameAreRefused() {
    assertViolation("/metadata/k ", "bad-value", () -> opened(Map.of("k", "1", "k ", "2")));
    assertThat(opened(Map.of(" a\u00a0 b", " v ")).entries()).isEqualTo(Map.of("a b", "v"));
  }

  @Test
  void aKeyIsRemovedAsItIsGivenAndInItsNormalForm() {
    Metadata old = Metadata.of(Map.of("k\u200b", "1", "k", "2", "l\u00a0", "3", "kept", "4"));
    MetadataEdit edit = MetadataEdit.merging(Map.of(), List.of("k\u200b", "k\u00a0", "l\u00a0"));
    assertThat(edit.applyTo(old).entries()).isEqualTo(Map.of("kept", "4"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Refusal.Invalid invalid =
        catchThrowableOfType(
            Refusal.Invalid.class,
            () ->
                opened(
                    new Details(
                        Optional.empty(), "", Optional.of(""), Optional.of(""), Metadata.NONE)));
    assertThat(invalid.violations())
        .extracting(Violation::pointer)
        .containsExactly("/name", "/accountNumber", "/externalReference");
  }

  @Test
  void metadataHasLimitsForKeysValuesAndAll() {
    assertViolation("/metadata/", "required", () -> opened(Map.of("", "v")));
    assertViolation(
        "/metadata/a~1b~0" + "k".repeat(38),
        "too-long",
        () -> opened(Map.of("a/b~" + "k".repeat(38), "v")));
    assertViolation("/metadata/k", "too-long", () -> opened(Map.of("k", "v".repeat(501))));
    assertThat(Metadata.of(entries(50, 10)).entries()).hasSize(50);
    assertViolation("/metadata", "too-large", () -> Metadata.of(entries(51, 10)));
    assertViolation("/metadata", "too-large", () -> Metadata.of(entries(20, 450)));
  }

  @Test
  void metadataIsMeasuredAsJson() {
    assertThat(Metadata.of(Map.of("q", "\"\\\n\u0001\u00e9")).toJson())
        .isEqualTo("{\"q\":\"\\\"\\\\\\n\\u0001\u00e9\"}");
    assertViolation("/metadata", "too-large", () -> Metadata.of(quotes()));
  }

  /** Ten times 500 quotes: 5 KB of text, 10 KB of JSON. */
  private static Map<String, String> quotes() {
    return IntStream.range(0, 10)
        .boxed()
        .collect(Collectors.toMap(i -> "k" + i, i -> "\"".repeat(500)));
  }

  @Test
  void anEditIsCheckedBeforeItReachesAnyAccount() {
    assertViolation("/name", "required", () -> Edit.NOTHING.rename(" "));
    assertViolation(
        "/name",
        "required",
        () ->
            new Edit(
                FieldEdit.keep(),
                FieldEdit.clear(),
                FieldEdit.keep(),
                FieldEdit.keep(),
                MetadataEdit.KEEP));
    assertViolation("/reason", "required", () -> new Transition(Transition.Action.CLOSE, ""));
    assertViolation(
        "/reason", "too-long", () -> new Transition(Transition.Action.CLOSE, "r".repeat(501)));
  }

  @Test
  void pagesAndTreesHaveBounds() {
    assertViolation("/limit", "bad-value", () -> PageRequest.first(0));
    assertViolation("/limit", "bad-value", () -> PageRequest.first(101));
    assertViolation("/depth", "bad-value", () -> TreeQuery.ofRoots(0));
    assertViolation("/depth", "bad-value", () -> TreeQuery.ofRoots(11));
  }

  @Test
  void identitiesAndKeysAreNeverEmpty() {
    assertThatExceptionOfType(Refusal.Invalid.class).isThrownBy(() -> new TenantId(""));
    assertThatExceptionOfType(Refusal.Invalid.class).isThrownBy(() -> new Subject(""));
    assertThatExceptionOfType(Refusal.Invalid.class)
        .isThrownBy(() -> new IdempotencyKey("with space", "a".repeat(64)));
  }

  @Test
  void aKeyIsMadeOfTheTextOfItsRequest() {
    IdempotencyKey key = IdempotencyKey.of("key", "{\"name\":\"Café\"}");
    assertThat(key).isEqualTo(IdempotencyKey.of("key", "{\"name\":\"Café\"}"));
    assertThat(key.requestHash())
        .isEqualTo("659906f125d844f7081786e4a1cba739414e49a9b9061d80ce09c691b5f56602")
        .isNotEqualTo(IdempotencyKey.of("key", "{\"name\":\"Cafe\"}").requestHash());
  }

  private static Details opened(Details details) {
    return NewAccount.domestic("EUR", details).details();
  }

  private static Metadata opened(Map<String, String> metadata) {
    return opened(named().with(Metadata.of(metadata))).metadata();
  }

  private static Details named() {
    return Details.named("name");
  }

  private static Map<String, String> entries(int count, int length) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(i -> "k" + i, i -> "v".repeat(length)));
  }

  private static void assertViolation(String pointer, String code, ThrowingCallable call) {
    Refusal.Invalid invalid = catchThrowableOfType(Refusal.Invalid.class, call);
    assertThat(invalid.violations())
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(pointer, code));
  }
}

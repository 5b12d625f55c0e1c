package dev.accounts.testkit.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.application.port.AccountFilter;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Edit;
import dev.accounts.domain.Metadata;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.domain.Transition;
import dev.accounts.testkit.fixture.Contract;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever people write comes back as they wrote it. */
public interface TextContract extends Contract {
  List<String> TEXTS =
      List.of(
          "O'Brien \"the\" \\ backslash",
          "a :name and :1 and ::uuid and ? and $1 and $$ and {curly} and %s",
          "'; DROP TABLE accounts.account; --",
          "\u00e9\u0301 \u4e2d\u6587 \u0627\u0644\u062d\u0633\u0627\u0628",
          "\ud83d\ude00 \ud800\udf48 \ud869\uded6",
          "null",
          "{\"a\": [1, 2]}");

  @Test
  default void textsSurviveInEveryField() {
    TestTenant tenant = tenant();
    for (String text : TEXTS) {
      String number =
          text.codePoints()
              .limit(34)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      Details details =
          Details.named(text)
              .numbered(number)
              .referencedAs(text)
              .with(Metadata.of(Map.of("key", text, ":p 'q' \"r\" \\", text)));
      Account account = tenant.open(details);
      assertThat(account.details()).isEqualTo(details);
      Account frozen = tenant.change(account, new Transition(Transition.Action.FREEZE, text));
      assertThat(frozen.standing().reason()).contains(text);
      assertThat(tenant.stored(account)).isEqualTo(frozen);
      assertThat(tenant.all(AccountFilter.where().namePrefix(text).build(), 10))
          .containsExactly(frozen);
      assertThat(tenant.all(AccountFilter.where().metadata("key", text).build(), 10))
          .containsExactly(frozen);
      assertThat(tenant.all(AccountFilter.where().externalReference(text).build(), 10))
          .containsExactly(frozen);
    }
  }

  @Test
  default void oddMetadataKeysCanBeRemoved() {
    TestTenant tenant = tenant();
    for (String key : List.of("a,b", "{x}", "\"q\"", "back\\slash", "'", "NULL", "a~b/c")) {
      Account account =
          tenant.open(Details.named("account").with(Metadata.of(Map.of(key, "v", "kept", "v"))));
      MetadataEdit removal = MetadataEdit.merging(Map.of(), List.of(key));
      Account changed = tenant.change(account, Edit.NOTHING.with(removal));
      assertThat(changed.details().metadata().entries()).isEqualTo(Map.of("kept", "v"));
    }
  }

  @Test
  default void lineBreaksAndTabsSurviveInMetadataValues() {
    TestTenant tenant = tenant();
    Metadata metadata = Metadata.of(Map.of("k", "line\r\nline\ttab\u2028line\u00a0 space"));
    Account account = tenant.open(Details.named("account").with(metadata));
    assertThat(tenant.stored(account).details().metadata()).isEqualTo(metadata);
  }

  @Test
  default void theLongestTextsFitInFourByteCharacters() {
    TestTenant tenant = tenant();
    String face = "\ud83d\ude00";
    Details longest =
        Details.named(face.repeat(Details.MAX_NAME))
            .numbered(face.repeat(Details.MAX_NUMBER))
            .referencedAs(face.repeat(Details.MAX_REFERENCE))
            .with(Metadata.of(Map.of(face.repeat(Metadata.MAX_KEY), face.repeat(500))));
    assertThat(tenant.stored(tenant.open(longest)).details()).isEqualTo(longest);
  }
}

package dev.accounts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.accounts.application.port.Feed;
import dev.accounts.domain.Account;
import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.inmemory.InMemoryAccountRepository;
import dev.accounts.rest.body.AccountJson;
import dev.accounts.testkit.fixture.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a controller returns is what the REST API returns, whichever Jackson writes it, beside a
 * module of the application that is called accounts.
 */
class ValueFormTest {
  private final TestTenant tenant = new TestTenant(new InMemoryAccountRepository());

  enum Jackson {
    THREE {
      private final JsonMapper mapper =
          JsonMapper.builder()
              .addModule(new AccountsJacksonAutoConfiguration().accountsJacksonModule())
              .addModule(new tools.jackson.databind.module.SimpleModule("accounts"))
              .build();

      @Override
      String write(Object value) {
        return mapper.writeValueAsString(value);
      }
    },
    TWO {
      private final ObjectMapper mapper =
          new ObjectMapper()
              .registerModule(new SimpleModule("accounts"))
              .registerModule(new AccountsJackson2AutoConfiguration().accountsJackson2Module());

      @Override
      String write(Object value) throws Exception {
        return mapper.writeValueAsString(value);
      }
    };

    abstract String write(Object value) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void anAccountHasTheFormOfTheApi(Jackson jackson) throws Exception {
    Account parent = tenant.open("parent");
    Account plain = tenant.open("child", parent);
    Account full =
        tenant.freeze(
            tenant.open(
                Details.named("\u00dcberschuss")
                    .under(parent.id())
                    .numbered("1000")
                    .referencedAs("SAP/1")
                    .with(Metadata.of(Map.of("b", "\"2\"", "a", "1")))));
    for (Account account : List.of(plain, full)) {
      assertThat(jackson.write(account)).isEqualTo(AccountJson.response(200, account).body());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aValueIsATextOrANumber(Jackson jackson) throws Exception {
    Account account = tenant.open("account");
    assertThat(jackson.write(account.id())).isEqualTo("\"" + account.id() + "\"");
    assertThat(jackson.write(account.tenantId())).isEqualTo("\"" + account.tenantId() + "\"");
    assertThat(jackson.write(account.created().by())).isEqualTo("\"tester\"");
    assertThat(jackson.write(List.of(account.version()))).isEqualTo("[1]");
    assertThat(jackson.write(Metadata.of(Map.of("a", "1")))).isEqualTo("{\"a\":\"1\"}");
    Feed.Position position = new Feed.Position(new UUID(1, 2), 3, 4);
    assertThat(jackson.write(position)).isEqualTo("\"" + position + "\"");
  }
}

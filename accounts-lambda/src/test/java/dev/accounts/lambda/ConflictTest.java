package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConflictTest {
  private final Service service = new Service();
  private final String holder =
      service.open(
          """
          {"name":"Holder","accountNumber":"4100","type":"DOMESTIC","currency":"EUR"}\
          """);

  @Test
  void aTakenNumberPointsAtItsFieldAndNamesItsHolder() {
    String other = service.openNamed("Other");

    FunctionReply refused =
        service
            .patch(other, 1, "{\"accountNumber\":\"4100\"}")
            .isProblem(409, "account-number-taken");

    assertThat(refused.errors()).containsExactly("body /accountNumber account-number-taken");
    assertThat(refused.at("/conflictingAccount/id")).isEqualTo(holder);
    assertThat(refused.at("/conflictingAccount/accountNumber")).isEqualTo("4100");
    assertThat(refused.at("/conflictingAccount/name")).isEqualTo("Holder");
  }

  @Test
  void aChildInTheWayIsNamedAndNoFieldIsPointedAt() {
    String child = service.openUnder(holder, "Child");

    FunctionReply refused = service.act(holder, "close", 1).isProblem(409, "children-not-closed");

    assertThat(refused.at("/conflictingAccount/id")).isEqualTo(child);
    assertThat(refused.json().at("/conflictingAccount").has("accountNumber")).isFalse();
    assertThat(refused.json().has("errors")).isFalse();
  }

  @Test
  void aFrozenAccountPointsAtTheFieldsThatItKeeps() {
    service.act(holder, "freeze", 1).is(200);

    FunctionReply refused =
        service
            .patch(holder, 2, "{\"name\":\"New\",\"accountNumber\":null}")
            .isProblem(409, "not-allowed-in-status");

    assertThat(refused.errors()).containsExactly("body /accountNumber not-allowed-in-status");
    assertThat(refused.json().has("conflictingAccount")).isFalse();
  }
}

package dev.accounts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accounts.local.EditsOfTheContract.Edit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The gateway that a deployment describes and the one on this machine are the same because both are
 * made of one text. So the whole service is started with an edited text, and each edit changes the
 * responses that it should change, in the way that API Gateway would, and no other.
 */
@Execution(ExecutionMode.CONCURRENT)
final class EditedContractTest {

  @ParameterizedTest
  @FieldSource("dev.accounts.local.EditsOfTheContract#ALL")
  void anEditChangesTheResponsesThatItShouldAndNoOthers(Edit edit) {
    Map<Probe, Seen> now = ProbeResults.with(ContractEdit.text(edit.edits()));
    for (Probe probe : Probe.values()) {
      Seen before = ProbeResults.unedited(probe);
      if (edit.changed().containsKey(probe)) {
        assertThat(now.get(probe)).as(probe + " is as before").isNotEqualTo(before);
        assertThat(now.get(probe)).as(probe.name()).satisfies(edit.changed().get(probe));
      } else {
        assertThat(now.get(probe)).as(probe.name()).isEqualTo(before);
      }
    }
  }

  @Test
  void withoutTheAuthorizersDefinitionNothingIsServed() {
    String open =
        ContractEdit.text(api ->
            api.remove(
                "/components/securitySchemes/CognitoUserPool/x-amazon-apigateway-authorizer"));
    assertThatThrownBy(() -> ProbeResults.with(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not an authorizer of a user pool: CognitoUserPool");
  }
}

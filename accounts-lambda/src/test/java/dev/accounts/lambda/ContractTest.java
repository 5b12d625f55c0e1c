package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.infra.OpenApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractTest {
  @ParameterizedTest
  @EnumSource
  void theContractNamesEveryProblem(ProblemCode code) {
    assertThat(OpenApi.text()).contains("type: urn:accounts:problem:" + code.code() + "\n");
  }
}

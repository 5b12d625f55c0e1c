package dev.accounts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.rest.http.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodesTest {
  @ParameterizedTest
  @EnumSource
  void theContractNamesEveryProblem(ProblemCode code) {
    assertThat(OpenApi.text()).contains("type: urn:accounts:problem:" + code.code() + "\n");
  }
}

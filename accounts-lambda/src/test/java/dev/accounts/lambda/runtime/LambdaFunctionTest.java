package dev.accounts.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Lambda passes to java25. */
class LambdaFunctionTest {
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

  @Test
  void onDemandHasOneCompiler() {
    assertThat(LambdaFunction.options(Map.of())).contains(ONE_COMPILER);
    assertThat(options("on-demand")).contains(ONE_COMPILER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"snap-start", "provisioned-concurrency"})
  void whatIsPreparedHasBoth(String initialization) {
    assertThat(options(initialization)).contains("-XX:+UseSerialGC").doesNotContain(ONE_COMPILER);
  }

  private static List<String> options(String initialization) {
    return LambdaFunction.options(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", initialization));
  }
}

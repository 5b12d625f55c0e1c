package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accounts.sql.FailureKind;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A library's failures may be each other's causes. */
class CircularCausesTest {
  private final Exception below = new IllegalStateException("below");
  private final SdkClientException failure =
      SdkClientException.create("Unable to execute HTTP request", below);

  @Test
  void aCircleWithoutAConnectionThatFailedIsInDoubt() {
    below.initCause(failure);
    assertThat(kind()).isEqualTo(FailureKind.IN_DOUBT);
  }

  @Test
  void aConnectionThatFailedIsFoundInACircle() {
    Exception refused = new ConnectException("refused");
    refused.initCause(failure);
    below.initCause(refused);
    assertThat(kind()).isEqualTo(FailureKind.NOT_APPLIED);
  }

  private FailureKind kind() {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> DataApiFailures.of(failure).kind());
  }
}

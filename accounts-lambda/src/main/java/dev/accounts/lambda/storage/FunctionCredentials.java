package dev.accounts.lambda.storage;

import dev.accounts.lambda.settings.Settings.Storage;
import java.util.List;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials of the function's role. The SDK's default chain knows where Lambda keeps them,
 * which is another place after a snapshot was restored, and looks when it is first asked.
 */
public final class FunctionCredentials {
  private FunctionCredentials() {}

  static DefaultCredentialsProvider provider() {
    return DefaultCredentialsProvider.builder().build();
  }

  /**
   * Fetches the credentials and forgets them, so that the code is warm that does it.
   *
   * @param storage may be one that is not called with them
   * @return what could not be fetched
   */
  public static List<String> prime(Storage storage) {
    if (!isCalledWithThem(storage)) {
      return List.of();
    }
    try (DefaultCredentialsProvider chain = provider()) {
      chain.resolveCredentials();
      return List.of();
    } catch (SdkClientException none) {
      return List.of("the default chain has none");
    }
  }

  private static boolean isCalledWithThem(Storage storage) {
    return switch (storage) {
      case Storage.DataApi cluster -> cluster.endpoint().isEmpty();
      case Storage.IamJdbc jdbc -> true;
      case Storage.Jdbc jdbc -> false;
      case Storage.Memory memory -> false;
    };
  }
}

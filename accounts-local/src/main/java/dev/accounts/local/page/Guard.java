package dev.accounts.local.page;

import dev.accounts.local.http.EndpointHandler;
import dev.accounts.local.http.LocalEndpoint;
import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.io.PrintStream;

/** Lets files be read only, and sends with each response what a browser must not do with it. */
final class Guard implements LocalEndpoint, EndpointHandler.ErrorResponses {
  private static final int MOST_BODY = 64 * 1024;

  private final String policy;
  private final LocalEndpoint files;

  private Guard(String policy, LocalEndpoint files) {
    this.policy = policy;
    this.files = files;
  }

  /** A handler of the files; the policy is the value of {@code Content-Security-Policy}. */
  static EndpointHandler handler(String policy, LocalEndpoint files, PrintStream log) {
    Guard guard = new Guard(policy, files);
    return new EndpointHandler(MOST_BODY, guard, guard, failure -> failure.printStackTrace(log));
  }

  @Override
  public LocalResponse handle(LocalRequest request) {
    return guarded(
        switch (request.method()) {
          case "GET", "HEAD" -> files.handle(request);
          default -> LocalResponse.empty(405).with("Allow", "GET, HEAD");
        });
  }

  private LocalResponse guarded(LocalResponse response) {
    return response
        .with("Content-Security-Policy", policy)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  }

  @Override
  public LocalResponse tooLarge() {
    return guarded(LocalResponse.empty(413));
  }

  @Override
  public LocalResponse failed() {
    return guarded(LocalResponse.empty(500));
  }
}

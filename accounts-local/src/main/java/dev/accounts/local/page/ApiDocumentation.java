package dev.accounts.local.page;

import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import dev.accounts.local.http.LoopbackServer;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The API's documentation at {@code /docs/}, where a person who signs in can try each operation.
 */
public final class ApiDocumentation {
  private static final String FOLDER = PageSettings.DOCUMENTATION;
  private static final String SETTINGS = FOLDER + "config.json";

  private final Map<String, PageFile> files = new HashMap<>();
  private final PageSettings settings;

  private ApiDocumentation(Map<String, byte[]> files, PageSettings settings) {
    files.forEach((path, content) -> this.files.put(FOLDER + path, new PageFile(path, content)));
    this.settings = settings;
  }

  /**
   * Serves the documentation, if there is any.
   *
   * @param files contents by path; none where the build could not make it
   * @param policy the content security policy
   */
  public static void serve(
      LoopbackServer server,
      Map<String, byte[]> files,
      PageSettings settings,
      String policy,
      PrintStream log) {
    if (!files.isEmpty()) {
      ApiDocumentation documentation = new ApiDocumentation(files, settings);
      server.serve("/docs", Guard.handler(policy, documentation::found, log));
    }
  }

  private LocalResponse found(LocalRequest request) {
    String path = request.path();
    if (path.equals("/docs")) {
      return LocalResponse.redirect(settings.base() + FOLDER);
    }
    if (path.equals(SETTINGS)) {
      return LocalResponse.json(200, settings.documentationJson())
          .with("Cache-Control", "no-store");
    }
    if (!path.equals(FOLDER)) {
      return file(path, request);
    }
    return settings.isAtHome(request)
        ? file(FOLDER + "index.html", request)
        : LocalResponse.redirect(settings.home(request));
  }

  private LocalResponse file(String path, LocalRequest request) {
    return Optional.ofNullable(files.get(path))
        .map(file -> file.handle(request))
        .orElseGet(() -> LocalResponse.empty(404));
  }
}

package dev.accounts.lambda.gateway;

import dev.accounts.rest.http.RoutePath;
import dev.accounts.rest.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Which part of an event's path is ours. The gateway's template says it, or the value of its greedy
 * parameter. A route for everything says nothing: then it is what follows the stage on a domain of
 * AWS, and what follows the base path that was set on a domain of your own.
 */
final class EventPath {
  private static final String DEFAULT = "$default";

  private final Json event;
  private final String basePath;

  EventPath(Json event, String basePath) {
    this.event = event;
    this.basePath = basePath;
  }

  /**
   * The path of a request.
   *
   * @param template the gateway's own for this path; empty or {@code $default} for all paths
   */
  RoutePath of(String path, String template, String asCalled) {
    List<String> whole = RoutePath.segments(path);
    int before = ours(template).map(ours -> whole.size() - ours).orElseGet(() -> before(whole));
    return new RoutePath(whole.subList(Math.max(0, before), whole.size()), asCalled);
  }

  /** How many segments the template stands for, if it says so. */
  private Optional<Integer> ours(String template) {
    if (template.isEmpty() || template.equals(DEFAULT)) {
      return Optional.empty();
    }
    int segments = RoutePath.segments(template).size();
    int greedy = template.indexOf("+}");
    if (greedy < 0) {
      return Optional.of(segments);
    }
    String name = template.substring(template.lastIndexOf('{') + 1, greedy);
    return event
        .at("pathParameters")
        .at(name)
        .text()
        .map(value -> segments - 1 + RoutePath.segments(value).size());
  }

  private int before(List<String> whole) {
    String prefix = isDomainOfAws() ? stage() : basePath;
    List<String> segments = prefix.isEmpty() ? List.of() : RoutePath.segments(prefix);
    boolean leads =
        segments.size() <= whole.size() && whole.subList(0, segments.size()).equals(segments);
    return leads ? segments.size() : 0;
  }

  /** Such a domain begins with the id of the API or of the function's URL. */
  private boolean isDomainOfAws() {
    String domain = context("domainName");
    String id = context("apiId");
    return !id.isEmpty() && domain.startsWith(id + ".");
  }

  private String stage() {
    String stage = context("stage");
    return stage.equals(DEFAULT) ? "" : stage;
  }

  private String context(String name) {
    return event.at("requestContext").at(name).text().orElse("");
  }
}

package dev.accounts.operations.migration;

import dev.accounts.lambda.settings.Urls;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonReader;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What CloudFormation wants of a custom resource: "Custom resource request objects" in its guide.
 *
 * @param responseUrl where the response is waited for
 * @param physicalResourceId what an earlier response said; none at a creation
 */
record CustomResourceEvent(
    String requestType,
    URI responseUrl,
    String stackId,
    String requestId,
    String logicalResourceId,
    Optional<String> physicalResourceId,
    Json properties) {

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException when it has no address to respond to
   */
  static CustomResourceEvent read(byte[] event) {
    try {
      return of(JsonReader.read(event));
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("The event is not JSON");
    }
  }

  private static CustomResourceEvent of(Json event) {
    return new CustomResourceEvent(
        text(event, "RequestType"),
        address(text(event, "ResponseURL")),
        text(event, "StackId"),
        text(event, "RequestId"),
        text(event, "LogicalResourceId"),
        event.at("PhysicalResourceId").text(),
        event.at("ResourceProperties"));
  }

  /** Signed, so never repeated; who gets the response must be who the address says. */
  private static URI address(String url) {
    if (!Urls.isSafe(url)) {
      throw new IllegalArgumentException("The event's ResponseURL must be an https URL");
    }
    return URI.create(url);
  }

  private static String text(Json event, String name) {
    return event.at(name).text().orElse("");
  }
}

package dev.accounts.operations.relay;

import dev.accounts.rest.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a relay did.
 *
 * @param sent changes, those in the dead-letter queue included
 * @param waitingSince when the first change was made that is still to be sent
 */
record RelayReport(int sent, Optional<Instant> waitingSince) {

  /**
   * A line of the log, of which CloudWatch makes a metric (its embedded metric format).
   *
   * @param function the metric's dimension
   */
  String line(String function, Instant now) {
    Duration age = waitingSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    return JsonText.object(json -> {
      json.writeStringProperty("function", function);
      json.writeNumberProperty("relayed", sent);
      json.writeNumberProperty("relayAgeSeconds", Math.max(0, age.toSeconds()));
      json.writeObjectPropertyStart("_aws");
      json.writeNumberProperty("Timestamp", now.toEpochMilli());
      json.writeName("CloudWatchMetrics");
      json.writeRawValue(
          """
          [{"Namespace":"Accounts","Dimensions":[["function"]],\
          "Metrics":[{"Name":"relayed","Unit":"Count"},{"Name":"relayAgeSeconds","Unit":"Seconds"}]}]\
          """);
      json.writeEndObject();
    });
  }
}

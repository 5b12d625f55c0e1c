package dev.accounts.lambda.log;

import dev.accounts.rest.json.JsonText;
import dev.accounts.sql.CallReport;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/**
 * What it took to ask the store, as members of the log line that CloudWatch also takes for metrics
 * (its embedded metric format): one dimension, the route.
 */
final class StoreMetrics {
  /** The same on each line. */
  private static final String DIRECTIVES = "[" + JsonText.object(StoreMetrics::directive) + "]";

  private StoreMetrics() {}

  static void write(JsonGenerator json, CallReport report, Instant now) {
    json.writeNumberProperty("storeAttempts", report.attempts());
    json.writeNumberProperty("storeResumeWaitMs", report.waitedForResume().toMillis());
    json.writeNumberProperty("storeDoubtsResolved", report.resolvedDoubt() ? 1 : 0);
    JsonText.optional(json, "sqlState", report.sqlState());
    json.writeObjectPropertyStart("_aws");
    json.writeNumberProperty("Timestamp", now.toEpochMilli());
    json.writeName("CloudWatchMetrics").writeRawValue(DIRECTIVES);
    json.writeEndObject();
  }

  private static void directive(JsonGenerator json) {
    json.writeStringProperty("Namespace", "Accounts");
    json.writeArrayPropertyStart("Dimensions");
    json.writeStartArray();
    json.writeString("route");
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayPropertyStart("Metrics");
    metric(json, "storeAttempts", "Count");
    metric(json, "storeResumeWaitMs", "Milliseconds");
    metric(json, "storeDoubtsResolved", "Count");
    metric(json, "durationMs", "Milliseconds");
    json.writeEndArray();
  }

  private static void metric(JsonGenerator json, String name, String unit) {
    json.writeStartObject();
    json.writeStringProperty("Name", name);
    json.writeStringProperty("Unit", unit);
    json.writeEndObject();
  }
}

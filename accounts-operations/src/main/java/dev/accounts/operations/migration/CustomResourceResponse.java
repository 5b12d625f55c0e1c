package dev.accounts.operations.migration;

import dev.accounts.rest.json.JsonText;

/** A response as CloudFormation reads it; in all at most 4,096 bytes. */
record CustomResourceResponse(
    CustomResourceEvent event, String physicalResourceId, Outcome outcome) {
  private static final int LONGEST_REASON = 1_000;

  /** The response, naming the log in which there is more. */
  String json(String logStream) {
    return JsonText.object(json -> {
      json.writeStringProperty("Status", outcome.succeeded() ? "SUCCESS" : "FAILED");
      json.writeStringProperty("Reason", reason(logStream));
      json.writeStringProperty("PhysicalResourceId", physicalResourceId);
      json.writeStringProperty("StackId", event.stackId());
      json.writeStringProperty("RequestId", event.requestId());
      json.writeStringProperty("LogicalResourceId", event.logicalResourceId());
      json.writeObjectPropertyStart("Data");
      outcome.data().forEach(json::writeStringProperty);
      json.writeEndObject();
    });
  }

  private String reason(String logStream) {
    String reason = outcome.reason();
    String first =
        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    return first + " (log stream: " + logStream + ")";
  }
}

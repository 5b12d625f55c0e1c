package dev.accounts.operations.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiSchema;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.operations.login.AwsClients;
import dev.accounts.operations.login.MasterSettings;
import dev.accounts.rest.json.JsonReader;
import dev.accounts.rest.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The function that an operator invokes by hand for the life of a tenant. Each use is one line of
 * its log, which names the tenant as its receipt does: as a SHA-256, so that the log of an erasure
 * is no trace of the tenant.
 */
public final class TenantsHandler implements RequestStreamHandler {
  private static final Duration RESERVE = Duration.ofSeconds(5);

  private final MasterSettings settings;
  private final AwsClients clients;
  private final Time time;

  /** For the services of AWS, as Lambda starts it. */
  public TenantsHandler() {
    this(MasterSettings.from(Environment.ofTheProcess()), AwsClients.OF_THE_SERVICES, Time.SYSTEM);
  }

  TenantsHandler(MasterSettings settings, AwsClients clients, Time time) {
    this.settings = settings;
    this.clients = clients;
    this.time = time;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    TenantsRequest request = TenantsRequest.read(JsonReader.read(input.readAllBytes()));
    Duration patience = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    Deadline deadline = Deadline.in(patience, time);
    try (var dataApi = clients.dataApi(settings.region())) {
      TenantFunctions functions =
          new TenantFunctions(
              DataApiSchema.patientRunner(
                  dataApi,
                  settings.asMaster(),
                  deadline,
                  line -> context.getLogger().log(line + "\n")),
              deadline);
      String summary = "{\"failed\":true}";
      try {
        TenantsResult result = functions.run(request);
        summary = result.summary();
        output.write(result.json().getBytes(UTF_8));
      } finally {
        context.getLogger().log(line(request, summary, context.getAwsRequestId()) + "\n");
      }
    }
  }

  private static String line(TenantsRequest request, String summary, String requestId) {
    return JsonText.object(json -> {
      json.writeStringProperty("requestId", requestId);
      json.writeStringProperty("did", request.action().word());
      json.writeStringProperty("by", request.by());
      if (!request.tenant().isEmpty()) {
        json.writeStringProperty("tenantSha256", sha256(request.tenant()));
      }
      JsonText.member(json, "result", JsonReader.read(summary));
    });
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

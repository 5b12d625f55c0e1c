package dev.accounts.operations.rotation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.accounts.application.port.Deadline;
import dev.accounts.application.port.Time;
import dev.accounts.dataapi.DataApiSchema;
import dev.accounts.lambda.settings.Environment;
import dev.accounts.operations.login.AwsClients;
import dev.accounts.operations.login.MasterSettings;
import dev.accounts.operations.login.SetupRefused;
import dev.accounts.operations.login.StoredSecret;
import dev.accounts.rest.json.Json;
import dev.accounts.rest.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * The function that changes the application's password, in the four steps in which Secrets Manager
 * asks for it; each can be asked for again. It reaches the database over the Data API, so it needs
 * no VPC.
 *
 * <p>There is one user with one password: from {@code setSecret} to {@code finishSecret}, a second
 * or two, new sessions with the old password are refused.
 */
public final class RotationHandler implements RequestStreamHandler {
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final MasterSettings settings;
  private final AwsClients clients;
  private final Time time;

  /** For the services of AWS, as Lambda starts it. */
  public RotationHandler() {
    this(MasterSettings.from(Environment.ofTheProcess()), AwsClients.OF_THE_SERVICES, Time.SYSTEM);
  }

  RotationHandler(MasterSettings settings, AwsClients clients, Time time) {
    this.settings = settings;
    this.clients = clients;
    this.time = time;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Json event = JsonReader.read(input.readAllBytes());
    String step = text(event, "Step");
    Duration patience = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    String region = settings.region();
    try (var dataApi = clients.dataApi(region);
        var secrets = clients.secretsManager(region)) {
      Rotation rotation =
          new Rotation(
              new StoredSecret(secrets, text(event, "SecretId")),
              DataApiSchema.patientRunner(
                  dataApi,
                  settings.asMaster(),
                  Deadline.in(patience, time),
                  line -> context.getLogger().log(line + "\n")));
      rotation.run(step, text(event, "ClientRequestToken"));
      context.getLogger().log("Did " + step + "\n");
    }
  }

  private static String text(Json event, String name) {
    return event.at(name).text().orElseThrow(() -> new SetupRefused("The event has no " + name));
  }
}

package dev.accounts.benchmarks.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;

/**
 * The SDK's client of the RDS Data API alone: sends the statements that the API's function sends
 * for list, get and create, and passes on what comes back without understanding it.
 */
public final class SdkHandler implements RequestStreamHandler {
  private final Properties calls = new Properties();
  private final RdsDataClient client =
      RdsDataClient.builder()
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .endpointOverride(URI.create(System.getenv("PLAIN_DATAAPI")))
          .build();

  public SdkHandler() throws IOException {
    Path file = Path.of(System.getenv("LAMBDA_TASK_ROOT"), "calls.properties");
    try (Reader in = Files.newBufferedReader(file)) {
      calls.load(in);
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    PlainEvent event = PlainEvent.read(input);
    boolean creates = event.text("httpMethod").equals("POST");
    String name = creates ? "create" : event.text("path").equals("/accounts") ? "list" : "get";
    ExecuteStatementResponse response = client.executeStatement(request(name));
    int account = response.columnMetadata().size() - 1;
    String body =
        response.records().stream()
            .map(row -> row.get(account).stringValue())
            .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    output.write(PlainResponse.json(creates ? 201 : 200, body).getBytes(StandardCharsets.UTF_8));
  }

  private ExecuteStatementRequest request(String name) {
    String fresh = UUID.randomUUID().toString();
    String recorded = calls.getProperty("create.id");
    List<SqlParameter> parameters =
        calls.stringPropertyNames().stream()
            .filter(key -> key.startsWith(name + ".text.") || key.startsWith(name + ".null."))
            .map(key ->
                SqlParameter.builder()
                    .name(key.substring(name.length() + ".text.".length()))
                    .value(
                        key.startsWith(name + ".null.")
                            ? Field.fromIsNull(true)
                            : Field.fromStringValue(
                                calls.getProperty(key).replace(recorded, fresh)))
                    .build())
            .toList();
    return ExecuteStatementRequest.builder()
        .resourceArn(System.getenv("PLAIN_CLUSTER"))
        .secretArn(System.getenv("PLAIN_SECRET"))
        .database(System.getenv("PLAIN_DATABASE"))
        .sql(calls.getProperty(name + ".statement"))
        .includeResultMetadata(true)
        .parameters(parameters)
        .build();
  }
}

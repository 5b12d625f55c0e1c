package dev.accounts.standin;

import dev.accounts.standin.statement.Parameters;
import dev.accounts.standin.statement.ParsedStatement;
import dev.accounts.standin.statement.ResultForm;
import dev.accounts.standin.statement.StatementRun;
import dev.accounts.standin.wire.RequestBody;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What each operation does. */
final class Operations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final DataApiCluster cluster;
  private final DataApiCalls calls;
  private final Wakefulness wakefulness;
  private final Sessions sessions;
  private final Transactions transactions;

  Operations(
      DataApiCluster cluster,
      DataApiCalls calls,
      Wakefulness wakefulness,
      Sessions sessions,
      Transactions transactions) {
    this.cluster = cluster;
    this.calls = calls;
    this.wakefulness = wakefulness;
    this.sessions = sessions;
    this.transactions = transactions;
  }

  ObjectNode run(DataApiOperation operation, RequestBody body) {
    return switch (operation) {
      case EXECUTE_STATEMENT -> execute(body);
      case BATCH_EXECUTE_STATEMENT -> executeBatch(body);
      case BEGIN_TRANSACTION -> begin(body);
      case COMMIT_TRANSACTION -> {
        transactions.commit(transaction(body));
        yield JSON.objectNode().put("transactionStatus", "Transaction Committed");
      }
      case ROLLBACK_TRANSACTION -> {
        transactions.rollBack(transaction(body));
        yield JSON.objectNode().put("transactionStatus", "Rollback Complete");
      }
    };
  }

  private ObjectNode execute(RequestBody body) {
    Place place = place(body);
    ParsedStatement statement = statement(body);
    StatementRun run = run(statement, body.items("parameters"), ResultForm.read(body));
    return connected(place, body, run::on);
  }

  /** Outside a transaction each set of parameters is a statement of its own, up to a failure. */
  private ObjectNode executeBatch(RequestBody body) {
    Place place = place(body);
    ParsedStatement statement = statement(body);
    List<StatementRun> runs =
        body.items("parameterSets").stream()
            .map(set -> run(statement, List.copyOf(set.values()), ResultForm.USUAL))
            .toList();
    ObjectNode response = JSON.objectNode();
    ArrayNode results = response.putArray("updateResults");
    return connected(
        place,
        body,
        connection -> {
          runs.forEach(run -> run.on(connection));
          runs.forEach(run -> results.addObject().putArray("generatedFields"));
          return response;
        });
  }

  private ObjectNode begin(RequestBody body) {
    Place place = place(body);
    String id = transactions.begin(place, body.text("database"));
    return JSON.objectNode().put("transactionId", id);
  }

  private String transaction(RequestBody body) {
    place(body);
    return body.required("transactionId");
  }

  private Place place(RequestBody body) {
    Place place = Place.of(body, cluster);
    wakefulness.check();
    return place;
  }

  private ParsedStatement statement(RequestBody body) {
    String sql = body.required("sql");
    calls.sent(sql);
    return ParsedStatement.parse(sql);
  }

  private StatementRun run(ParsedStatement statement, List<JsonNode> values, ResultForm form) {
    Parameters parameters = Parameters.read(values, statement);
    return new StatementRun(statement, parameters, form, cluster.limits().statement());
  }

  private ObjectNode connected(
      Place place, RequestBody body, Function<Connection, ObjectNode> work) {
    Optional<String> transaction = body.text("transactionId");
    if (transaction.isPresent()) {
      return transactions.use(transaction.get(), body.text("database"), work);
    }
    return body.flag("continueAfterTimeout")
        ? Patience.wait(
            cluster.limits().statement(), () -> alone(place, work, Patience::withoutLimit))
        : alone(place, work, connection -> {});
  }

  private ObjectNode alone(
      Place place, Function<Connection, ObjectNode> work, Consumer<Connection> preparation) {
    Connection connection = sessions.open(place);
    try {
      preparation.accept(connection);
      return work.apply(connection);
    } finally {
      sessions.giveBack(place, connection);
    }
  }
}

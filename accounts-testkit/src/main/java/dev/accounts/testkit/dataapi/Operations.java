package dev.accounts.testkit.dataapi;

import java.sql.Connection;
import tools.jackson.databind.node.ObjectNode;

/** What each operation does. */
final class Operations {
  private final DataApiCluster cluster;
  private final DataApiCalls calls;
  private final Sessions sessions;
  private final Wakefulness wakefulness;

  Operations(
      DataApiCluster cluster, DataApiCalls calls, Sessions sessions, Wakefulness wakefulness) {
    this.cluster = cluster;
    this.calls = calls;
    this.sessions = sessions;
    this.wakefulness = wakefulness;
  }

  ObjectNode answer(DataApiOperation operation, RequestBody body) {
    return switch (operation) {
      case EXECUTE_STATEMENT -> execute(body);
      case BATCH_EXECUTE_STATEMENT, BEGIN_TRANSACTION, COMMIT_TRANSACTION, ROLLBACK_TRANSACTION ->
          throw ErrorType.UNKNOWN_OPERATION.refuse("");
    };
  }

  private ObjectNode execute(RequestBody body) {
    Place place = Place.of(body, cluster);
    String sql = body.required("sql");
    calls.sent(sql);
    StatementRun run =
        new StatementRun(
            ParsedStatement.parse(sql),
            Parameters.read(body.items("parameters")),
            cluster.limits().statement());
    wakefulness.check();
    Connection connection = sessions.open(place);
    try {
      return run.on(connection);
    } finally {
      sessions.giveBack(place, connection);
    }
  }
}

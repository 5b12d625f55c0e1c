package dev.accounts.sql;

import dev.accounts.application.port.Batch;
import dev.accounts.application.port.Caller;
import dev.accounts.application.port.Creation;
import dev.accounts.application.port.IdempotencyKey;
import dev.accounts.application.port.Operation;
import dev.accounts.application.port.RepositoryException.Applied;
import dev.accounts.application.port.Write;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import dev.accounts.domain.Version;
import dev.accounts.domain.Violations;
import dev.accounts.sql.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A batch as the call of {@code accounts.write_all} that applies it, and what that returns. */
final class BatchCall {
  private BatchCall() {}

  /**
   * The call.
   *
   * @throws Refusal.Invalid when the batch, or the report that is returned, is larger than every
   *     transport carries
   */
  static SqlCall of(Caller caller, Batch batch) {
    SqlCall call = call(caller, batch);
    if (CallSize.isTooLarge(call, batch.report())) {
      Violations.of("")
          .add("too-large", "is more than one call of the database carries; divide it")
          .throwIfAny();
    }
    return call;
  }

  private static SqlCall call(Caller caller, Batch batch) {
    String writes =
        batch.writes().stream().map(BatchCall::json).collect(Collectors.joining(",", "[", "]"));
    Map<String, String> unchanged = new TreeMap<>();
    batch.unchanged().forEach((id, version) -> unchanged.put(id.toString(), version.toString()));
    return SqlCall.write(
            """
            SELECT outcome, line, CAST(place AS text) AS place FROM accounts.write_all(
              CAST(:tenant AS text), CAST(:batch AS uuid), CAST(:key AS text),
              CAST(:requestHash AS text), CAST(:at AS timestamptz), CAST(:by AS text),
              CAST(:common AS jsonb), CAST(:writes AS jsonb), CAST(:unchanged AS jsonb),
              CAST(:absent AS jsonb), CAST(:report AS jsonb))
            """)
        .with("tenant", caller.tenant())
        .with("batch", batch.id())
        .with("key", batch.idempotencyKey().map(IdempotencyKey::key))
        .with("requestHash", batch.idempotencyKey().map(IdempotencyKey::requestHash))
        .with("at", batch.stamp().at())
        .with("by", batch.stamp().by())
        .with("common", StoredAccountJson.writeCommon(caller.tenant(), batch.stamp()))
        .with("writes", writes)
        .with("unchanged", JsonWriter.object(unchanged))
        .with("absent", absent(batch))
        .with("report", JsonWriter.array(batch.report()));
  }

  private static String absent(Batch batch) {
    return batch.absent().stream()
        .map(name ->
            new JsonWriter()
                .put("search_name", name.searchName())
                .putIfPresent("parent_id", name.parent())
                .end())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String json(Write write) {
    return switch (write) {
      case Creation creation -> StoredAccountJson.writeNew(creation.account());
      case Operation operation -> ChangeCall.json(operation);
    };
  }

  /** The report of the first use of a key; nothing when it was not used. */
  static Optional<List<String>> reportOf(List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    if (!rows.getFirst().getOrDefault("outcome", "nothing").equals("done")) {
      throw new Refusal.IdempotencyKeyReused();
    }
    return Optional.of(lines(rows));
  }

  private static List<String> lines(List<Map<String, String>> rows) {
    return rows.stream().map(row -> row.getOrDefault("line", "")).toList();
  }

  /** The report, or the refusal of the first write that was refused. */
  static List<String> report(List<Map<String, String>> rows, Batch batch) {
    if (rows.isEmpty() && batch.report().isEmpty()) {
      return List.of(); // a refusal would be a row
    }
    Map<String, String> first = rows.isEmpty() ? Map.of() : rows.getFirst();
    WriteResult result =
        new WriteResult(first.getOrDefault("outcome", "nothing"), first.getOrDefault("line", "{}"));
    if (result.outcome().equals("done")) {
      return lines(rows);
    }
    if (result.outcome().equals("name-present")) {
      throw new Refusal.PlanChanged(List.of());
    }
    int place = Integer.parseInt(first.getOrDefault("place", "0"));
    if (place > 0 && batch.writes().get(place - 1) instanceof Operation operation) {
      result.changed(operation);
    }
    if (result.outcome().equals("stale-version")) {
      Account present = StoredAccountJson.read(result.account(), Applied.NO);
      Version expected = batch.unchanged().getOrDefault(present.id(), Version.NONE);
      throw Refusal.ofVersion(expected, present.version());
    }
    if (result.outcome().equals("account-not-found")) {
      AccountId id = StoredAccountJson.read(result.account(), Applied.NO).id();
      throw new Refusal.NotFound(id);
    }
    throw result.refusal();
  }

  /** The call that asks for the report of the batch with this key. */
  static SqlCall reportOf(Caller caller, IdempotencyKey key, Instant at) {
    return SqlCall.read(
            """
            SELECT outcome, line FROM accounts.batch_report(
              CAST(:tenant AS text), CAST(:key AS text), CAST(:requestHash AS text),
              CAST(:at AS timestamptz))
            """)
        .with("tenant", caller.tenant())
        .with("key", key.key())
        .with("requestHash", key.requestHash())
        .with("at", at);
  }
}

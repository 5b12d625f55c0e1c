package dev.accounts.sql;

import dev.accounts.domain.text.InstantText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One statement with named parameters. Every parameter is text or null and is cast in the
 * statement, so that all transports treat it alike.
 *
 * @param statement parameters stand in it as {@code :name}
 * @param writes whether the statement can change anything; it can be sent again all the same
 */
public record SqlCall(String statement, Map<String, Optional<String>> parameters, boolean writes) {

  static SqlCall read(String statement) {
    return new SqlCall(statement, Map.of(), false);
  }

  static SqlCall write(String statement) {
    return new SqlCall(statement, Map.of(), true);
  }

  SqlCall with(String name, Object value) {
    return with(name, Optional.of(value));
  }

  SqlCall with(String name, Instant at) {
    return with(name, Optional.of(InstantText.text(at)));
  }

  SqlCall with(String name, Optional<?> value) {
    Map<String, Optional<String>> more = new LinkedHashMap<>(parameters);
    more.put(name, value.map(Object::toString));
    return new SqlCall(statement, more, writes);
  }
}

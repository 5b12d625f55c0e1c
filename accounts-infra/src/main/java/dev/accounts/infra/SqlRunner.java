package dev.accounts.infra;

import java.util.List;

/** Runs one statement that has no parameters, over whatever reaches the database. */
@FunctionalInterface
public interface SqlRunner {

  /**
   * Runs the statement in a transaction of its own, or joins the one that is open.
   *
   * @return the first column of each row as text; empty when the statement gives no rows
   */
  List<String> run(String statement);
}

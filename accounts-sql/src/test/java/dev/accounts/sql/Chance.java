package dev.accounts.sql;

import java.util.random.RandomGenerator;

/** Chance at its ends. */
enum Chance implements RandomGenerator {
  LEAST,
  MOST;

  @Override
  public long nextLong(long bound) {
    return this == LEAST ? 0 : bound - 1;
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("chance is bounded here");
  }
}

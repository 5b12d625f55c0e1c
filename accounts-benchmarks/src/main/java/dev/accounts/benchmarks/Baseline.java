package dev.accounts.benchmarks;

/** The functions beside which ours is measured, from the simplest on. */
enum Baseline {
  EMPTY("empty handler"),
  BARE_JDBC("bare JDBC"),
  JDBI("Jackson and JDBI by hand"),
  SDK("SDK alone, Data API"),
  NODE("Node.js and pg"),
  QUARKUS("Quarkus"),
  SPRING_BOOT("Spring Boot");

  private final String title;

  Baseline(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether it asks nothing of what is around it. */
  boolean isIndifferent() {
    return this == EMPTY;
  }
}

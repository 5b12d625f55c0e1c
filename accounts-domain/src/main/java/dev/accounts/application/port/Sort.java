package dev.accounts.application.port;

import dev.accounts.domain.chart.ChartOrder;
import java.util.Comparator;

/**
 * The order of a list.
 *
 * <p>A client that copies all accounts page by page sorts by {@link By#CREATED_AT}, which no change
 * moves: in another order an account that changes between two pages may be seen twice, or not at
 * all.
 *
 * @param descending whether the order is turned round, that of ties too
 */
public record Sort(By by, boolean descending) {
  /** The order of the chart, which is that of lists and of trees unless another is wanted. */
  public static final Sort CHART = ascending(By.ACCOUNT_NUMBER);

  /** What accounts are sorted by; equal ones by their ids. */
  public enum By {
    /** In the order of {@link ChartOrder}. */
    ACCOUNT_NUMBER,
    /** Without regard to case and accents. */
    NAME,
    CREATED_AT,
    /** When the account was changed last. */
    UPDATED_AT
  }

  /** Smallest, or oldest, first. */
  public static Sort ascending(By by) {
    return new Sort(by, false);
  }

  /** Largest, or newest, first. */
  public static Sort descending(By by) {
    return new Sort(by, true);
  }

  /** Compares positions in this order. */
  public Comparator<Position> comparator() {
    return descending ? Position.ASCENDING.reversed() : Position.ASCENDING;
  }
}

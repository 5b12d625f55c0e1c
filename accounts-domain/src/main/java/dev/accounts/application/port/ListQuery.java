package dev.accounts.application.port;

import dev.accounts.domain.Account;
import dev.accounts.domain.Violations;
import dev.accounts.domain.past.AsOf;
import java.util.Optional;

/**
 * Which accounts are wanted, in which order, and how many of them at once.
 *
 * @param after the position of the last account seen; none for the first page
 * @param limit the most accounts to return, 1 to {@value #MAX_LIMIT}
 * @param asOf when the register is looked at; in the past, orders other than that of the chart and
 *     filters that few accounts match may read the history of the whole tenant
 */
public record ListQuery(
    AccountFilter filter, Sort sort, Optional<Position> after, int limit, AsOf asOf) {
  public static final int MAX_LIMIT = 1_000;

  public ListQuery {
    PageRequest.checkLimit(limit, MAX_LIMIT);
    if (!after.map(position -> position.fits(sort.by())).orElse(true)) {
      Violations.of("/after")
          .add("bad-value", "must be a position in a list of this order")
          .throwIfAny();
    }
  }

  /** The first accounts that match, in the order of the chart. */
  public static ListQuery of(AccountFilter filter) {
    return new ListQuery(filter, Sort.CHART, Optional.empty(), PageRequest.DEFAULT_LIMIT, AsOf.NOW);
  }

  /** The same from the start, in this order. */
  public ListQuery sortedBy(Sort other) {
    return new ListQuery(filter, other, Optional.empty(), limit, asOf);
  }

  /** The same with so many accounts at most. */
  public ListQuery limitedTo(int most) {
    return new ListQuery(filter, sort, after, most, asOf);
  }

  /** The same of the register as it was then. */
  public ListQuery asOf(AsOf then) {
    return new ListQuery(filter, sort, after, limit, then);
  }

  /** What follows this account, as it was when it was read. */
  public ListQuery after(Account last) {
    return after(Position.of(last, sort.by()));
  }

  /** What follows this position. */
  public ListQuery after(Position last) {
    return new ListQuery(filter, sort, Optional.of(last), limit, asOf);
  }
}

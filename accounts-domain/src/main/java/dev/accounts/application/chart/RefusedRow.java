package dev.accounts.application.chart;

/** Ends the decision about a row of a file. */
final class RefusedRow extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient RowRefusal refusal;

  RefusedRow(RowRefusal refusal) {
    super("refused", null, false, false);
    this.refusal = refusal;
  }

  RowRefusal refusal() {
    return refusal;
  }
}

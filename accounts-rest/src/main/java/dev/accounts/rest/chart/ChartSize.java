package dev.accounts.rest.chart;

import dev.accounts.application.port.ChartRow;
import dev.accounts.domain.Details;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * How large a chart is when it is written: about its bytes, and a cell in every row for each key of
 * metadata that any row has.
 */
public final class ChartSize {
  /** A response of a Lambda function has at most 6 MB, in which quotation marks take two bytes. */
  private static final long MOST_BYTES = 4_000_000;

  /** An import reads 500 columns. */
  private static final int MOST_KEYS = 490;

  private static final int ABOUT_A_ROW = 150;

  private final Set<String> keys = new HashSet<>();
  private int rows;
  private long bytes;

  /** A chart without rows. */
  public ChartSize() {}

  /** Counts a row, if one response can hold it as well; the first one always fits. */
  public boolean hasRoomFor(ChartRow row) {
    Details details = row.account().details();
    keys.addAll(details.metadata().entries().keySet());
    rows++;
    bytes +=
        ABOUT_A_ROW
            + bytesOf(details.name())
            + row.parent().map(ChartSize::bytesOf).orElse(0L)
            + details.externalReference().map(ChartSize::bytesOf).orElse(0L)
            + row.account().standing().reason().map(ChartSize::bytesOf).orElse(0L)
            + 2 * bytesOf(details.metadata().toJson());
    return rows == 1
        || (bytes + (long) rows * keys.size() <= MOST_BYTES && keys.size() <= MOST_KEYS);
  }

  private static long bytesOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

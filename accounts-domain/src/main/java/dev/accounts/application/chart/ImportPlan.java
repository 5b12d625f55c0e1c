package dev.accounts.application.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.application.chart.RowFate.Fate;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Version;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import does, or did.
 *
 * @param rows in the order of the file; accounts that are missing in it come last
 * @param tag stands for this plan; an import that is given it does this and nothing else
 * @param isApplied whether it has been done
 */
public record ImportPlan(List<RowFate> rows, Tag tag, boolean isApplied) {

  public ImportPlan {
    rows = List.copyOf(rows);
  }

  /** How many rows have this fate. */
  public long count(Fate fate) {
    return rows.stream().filter(row -> row.fate() == fate).count();
  }

  /** Whether any row is refused, so that nothing can be applied. */
  public boolean isRefused() {
    return count(Fate.REFUSED) > 0;
  }

  /**
   * Stands for a plan.
   *
   * @param at when it was made
   * @param hash of what it does, and of the versions that it is made for
   */
  public record Tag(Instant at, String hash) {
    private static final int HASH = 24;

    public Tag {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    static Tag of(
        Instant at, List<RowFate> rows, Map<AccountId, Version> versions, List<String> writes) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (RowFate row : rows) {
          digest.update((row + " " + row.account().map(versions::get) + "\n").getBytes(UTF_8));
        }
        for (String write : writes) {
          digest.update((write + "\n").getBytes(UTF_8));
        }
        return new Tag(at, HexFormat.of().formatHex(digest.digest()).substring(0, HASH));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("Every Java platform has SHA-256", impossible);
      }
    }

    /** A tag as {@link #toString} wrote it; nothing when it is none. */
    public static Optional<Tag> parse(String text) {
      String[] parts = text.split("-", -1);
      if (parts.length != 2 || !parts[0].matches("[0-9]{1,17}") || parts[1].length() != HASH) {
        return Optional.empty();
      }
      Instant at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
      return Optional.of(new Tag(at, parts[1]));
    }

    @Override
    public String toString() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + hash;
    }
  }
}

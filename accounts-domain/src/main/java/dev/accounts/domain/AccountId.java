package dev.accounts.domain;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Names an account for ever; made before storage, so that a write can be retried safely.
 *
 * <p>New ids are UUID version 7 (RFC 9562, section 5.7 with the sub-millisecond fraction of section
 * 6.2, method 3): they sort by the time of creation.
 *
 * @param value the UUID; stored ids may be of any version
 */
public record AccountId(UUID value) implements Comparable<AccountId> {

  /**
   * It may be part of a snapshot of the process, which does no harm: on Linux the default takes
   * random numbers from the kernel, and its own state only adds to them.
   */
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int LENGTH = 36;

  /** A new id that sorts after those of earlier instants. */
  public static AccountId next(InstantSource clock) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long fraction = Math.floorMod(micros, 1000) * 4096L / 1000;
    long high = (Math.floorDiv(micros, 1000) << 16) | 0x7000L | fraction;
    long low = (RANDOM.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new AccountId(new UUID(high, low));
  }

  /** The id in canonical text form: 36 characters, hexadecimal digits of either case. */
  public static Optional<AccountId> read(String text) {
    return isCanonical(text) ? Optional.of(new AccountId(UUID.fromString(text))) : Optional.empty();
  }

  /** {@link UUID#fromString} also takes shortened forms such as "1-1-1-1-1". */
  private static boolean isCanonical(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean isSeparator = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(i);
      if (isSeparator ? c != '-' : !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the canonical text form.
   *
   * @throws Refusal.NotFound when the text is no UUID, because then no account can have that id
   */
  public static AccountId parse(String text) {
    Optional<AccountId> id = read(text);
    if (id.isEmpty()) {
      throw new Refusal.NotFound(text);
    }
    return id.get();
  }

  /** Byte order, which is PostgreSQL's; {@link UUID#compareTo} compares signed halves instead. */
  @Override
  public int compareTo(AccountId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

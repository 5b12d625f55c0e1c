package dev.accounts.domain;

import java.time.InstantSource;
import java.util.UUID;

/**
 * Names an account for ever; made before storage, so that a write can be sent again safely.
 *
 * <p>New ids are UUID version 7: they sort by the time of creation.
 *
 * @param value the UUID; stored ids may be of any version
 */
public record AccountId(UUID value) implements Comparable<AccountId> {

  /** A new id that sorts after those of earlier instants; {@link AccountIds} makes several. */
  public static AccountId next(InstantSource clock) {
    return new AccountIds(clock).next();
  }

  /**
   * Reads the canonical text form: 36 characters, hexadecimal digits of either case.
   *
   * @throws Refusal.NotFound when the text is no UUID, because then no account can have that id
   */
  public static AccountId parse(String text) {
    return UuidText.parse(text).map(AccountId::new).orElseThrow(() -> new Refusal.NotFound(text));
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

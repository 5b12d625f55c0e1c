package dev.accounts.local.userpool;

/** Addresses that lead nowhere: example.com has no owner (RFC 2606). */
final class Mail {
  private Mail() {}

  static String of(Person person) {
    return person.name().replaceAll("[^A-Za-z0-9._-]", "-") + "@example.com";
  }
}

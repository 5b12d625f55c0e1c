package dev.accounts.local;

import java.util.Optional;

/** One account of the demo chart; a parent stands before its children. */
enum DemoAccount {
  OPERATIONS("1000", "", "Operations", "DOMESTIC", "EUR"),
  BANK("1100", "1000", "Cash and bank", "DOMESTIC", "EUR"),
  CURRENT("1110", "1100", "Current account", "DOMESTIC", "EUR"),
  PETTY_CASH("1120", "1100", "Petty cash", "DOMESTIC", "EUR"),
  EXPENSES("1200", "1000", "Expenses", "DOMESTIC", "EUR"),
  TRAVEL("1210", "1200", "Travel", "DOMESTIC", "EUR"),
  RENT("1220", "1200", "Rent", "DOMESTIC", "EUR"),
  SUBSIDIARIES("2000", "", "Subsidiaries abroad", "INTERNATIONAL", "USD"),
  AMERICAS("2100", "2000", "Americas", "INTERNATIONAL", "USD"),
  NEW_YORK("2110", "2100", "New York office", "INTERNATIONAL", "USD"),
  SAO_PAULO("2120", "2100", "São Paulo office", "INTERNATIONAL", "BRL"),
  ASIA("2200", "2000", "Asia", "INTERNATIONAL", "USD"),
  TOKYO("2210", "2200", "Tokyo office", "INTERNATIONAL", "JPY");

  private final String number;
  private final String parent;
  private final String title;
  private final String type;
  private final String currency;

  DemoAccount(String number, String parent, String title, String type, String currency) {
    this.number = number;
    this.parent = parent;
    this.title = title;
    this.type = type;
    this.currency = currency;
  }

  String number() {
    return number;
  }

  Optional<String> parent() {
    return Optional.of(parent).filter(given -> !given.isEmpty());
  }

  String title() {
    return title;
  }

  String type() {
    return type;
  }

  String currency() {
    return currency;
  }
}

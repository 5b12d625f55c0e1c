package dev.accounts.operations.tenants;

/**
 * What was done, as JSON.
 *
 * @param json for the operator
 * @param summary for the log: counts and times, and nothing of the tenant
 */
record TenantsResult(String json, String summary) {

  /** The same for both. */
  static TenantsResult of(String json) {
    return new TenantsResult(json, json);
  }
}

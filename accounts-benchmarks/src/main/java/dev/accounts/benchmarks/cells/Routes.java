package dev.accounts.benchmarks.cells;

import dev.accounts.domain.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which cell has a tenant: the one that was chosen for it, or else the one with the highest hash of
 * both names. A cell that is added takes tenants of all others, and no tenant goes anywhere else.
 */
final class Routes {
  private final List<String> cells;
  private final Map<TenantId, String> chosen = new ConcurrentHashMap<>();

  Routes(List<String> cells) {
    this.cells = List.copyOf(cells);
  }

  String cellOf(TenantId tenant) {
    String cell = chosen.get(tenant);
    return cell == null
        ? cells.stream().max(Comparator.comparingLong(name -> weight(name, tenant))).orElseThrow()
        : cell;
  }

  void choose(TenantId tenant, String cell) {
    chosen.put(tenant, cell);
  }

  /** FNV-1a, and a last step that spreads names which differ at their end only. */
  private static long weight(String cell, TenantId tenant) {
    long hash = 0xcbf29ce484222325L;
    String both = cell + '/' + tenant;
    for (int i = 0; i < both.length(); i++) {
      hash = (hash ^ both.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }
}

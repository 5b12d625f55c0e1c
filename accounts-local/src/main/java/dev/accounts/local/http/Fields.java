package dev.accounts.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values of a query or a form, in the order in which they were sent. */
public record Fields(Map<String, List<String>> all) {

  /**
   * Reads {@code a=1&b=2}.
   *
   * @throws IllegalArgumentException for a broken percent sign
   */
  public static Fields parse(String encoded) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        all.computeIfAbsent(URLDecoder.decode(name, UTF_8), any -> new ArrayList<>())
            .add(URLDecoder.decode(value, UTF_8));
      }
    }
    return new Fields(all);
  }

  /** The value, if it was sent exactly once and is not blank. */
  public Optional<String> one(String name) {
    List<String> values = all.getOrDefault(name, List.of());
    return values.size() == 1
        ? Optional.of(values.getFirst()).filter(value -> !value.isBlank())
        : Optional.empty();
  }

  /** The address with one more query parameter. */
  public static String appended(String address, String name, String value) {
    return address
        + (address.indexOf('?') < 0 ? '?' : '&')
        + URLEncoder.encode(name, UTF_8)
        + '='
        + URLEncoder.encode(value, UTF_8);
  }
}

package dev.accounts.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes JSON that is a little, or altogether, other than it should be. */
final class StrangeJson {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e400",
          "1E-400",
          "99999999999999999999999",
          "253402300800",
          "9223372036854775808",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\"",
          "\"\u0130\ud83d\ude00\"",
          "\" RS256 \"",
          "\"none\"",
          "\"HS256\"",
          "\"RS512\"",
          "\"PS256\"",
          "\"DEF\"",
          "\"A128GCM\"",
          "\"https://example.com/keys\"",
          "[]",
          "[null]",
          "[[]]",
          "[1]",
          "[\"x\"]",
          "[\"b64\",\"exp\"]",
          "[\"a\",\"b\"]",
          "{}",
          "{\"kty\":\"RSA\"}",
          "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
          "{\"x\":null}");

  private static final List<String> FAULTS =
      List.of(
          "{",
          "}",
          "[",
          "\"",
          ",",
          ":",
          "null",
          "\u0000",
          "\ufeff",
          "//x\n",
          "'x'",
          "NaN",
          "\\",
          "\t\n ",
          "{\"a\":1}",
          "\ud83d\ude00");

  private final Random random;

  StrangeJson(Random random) {
    this.random = random;
  }

  /** These members with up to three of them changed, doubled, removed or added. */
  byte[] object(List<String> members, List<String> names) {
    List<String> changed = new ArrayList<>(members);
    for (int i = Math.max(0, random.nextInt(6) - 2); i > 0; i--) {
      change(changed, names);
    }
    String separator = random.nextInt(20) == 0 ? " ,\r\n\t" : ",";
    String text = "{" + String.join(separator, changed) + "}";
    return switch (random.nextInt(40)) {
      case 0, 1, 2, 3 -> one(VALUES).getBytes(StandardCharsets.UTF_8);
      case 4 -> broken(text).getBytes(StandardCharsets.UTF_8);
      case 5 -> text.getBytes(StandardCharsets.UTF_16);
      case 6 -> garbled(text.getBytes(StandardCharsets.UTF_8));
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private void change(List<String> members, List<String> names) {
    int at = random.nextInt(members.size());
    String name = one(names);
    switch (random.nextInt(5)) {
      case 0 -> members.set(at, name(members.get(at)) + ":" + value());
      case 1 -> members.add(random.nextInt(members.size()), members.get(at));
      case 2 -> members.add("\"" + name + "\":" + value());
      case 3 -> members.add(0, name(members.get(at)) + ":" + value());
      default -> {
        if (members.size() > 1) {
          members.remove(at);
        }
      }
    }
  }

  private static String name(String member) {
    return member.substring(0, member.indexOf("\":") + 1);
  }

  private String value() {
    return switch (random.nextInt(12)) {
      case 0 -> "[".repeat(random.nextInt(600)) + "]".repeat(random.nextInt(600));
      case 1 -> "\"" + "x".repeat(random.nextInt(4_000)) + "\"";
      case 2 -> "{\"a\":" + one(VALUES) + ",\"a\":" + one(VALUES) + "}";
      case 3 -> "1" + "0".repeat(random.nextInt(2_000));
      default -> one(VALUES);
    };
  }

  private String broken(String text) {
    int at = random.nextInt(text.length() + 1);
    String rest = random.nextBoolean() ? "" : text.substring(at);
    return text.substring(0, at) + one(FAULTS) + rest;
  }

  private byte[] garbled(byte[] bytes) {
    byte[] garbled = Arrays.copyOf(bytes, bytes.length);
    garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
    return garbled;
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}

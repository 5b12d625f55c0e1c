package dev.accounts.local;

import dev.accounts.local.Options.Adapter;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads options as {@code --name value} or {@code --name=value}. */
final class CommandLine {
  private static final String ONE_ORIGIN = "https?://[A-Za-z0-9.\\[\\]:-]+";
  private static final Pattern ORIGINS =
      Pattern.compile("\\*|" + ONE_ORIGIN + "(," + ONE_ORIGIN + ")*");
  private static final int LAST_PORT = 65_535;

  private CommandLine() {}

  /** An option is not understood. */
  static final class Misunderstood extends Exception {
    private static final long serialVersionUID = 1L;

    Misunderstood(String line) {
      super(line);
    }
  }

  static Options read(List<String> arguments) throws Misunderstood {
    Deque<String> left = new ArrayDeque<>();
    for (String argument : arguments) {
      left.addAll(
          List.of(argument.startsWith("--") ? argument.split("=", 2) : new String[] {argument}));
    }
    Options options = Options.DEFAULT;
    while (!left.isEmpty()) {
      String name = left.poll();
      options = with(options, name, left);
    }
    return options;
  }

  private static Options with(Options options, String name, Deque<String> left)
      throws Misunderstood {
    return switch (name) {
      case "--adapter" -> options.with(adapter(value(name, left)));
      case "--port" -> options.on(port(value(name, left)));
      case "--data" -> options.in(directory(value(name, left)));
      case "--allowed-origin" -> options.allowing(origin(value(name, left)));
      case "--token-life" -> options.lasting(life(value(name, left)));
      case "--redirect-uri" -> options.redirectingTo(more(options, value(name, left)));
      default -> throw new Misunderstood("Unknown option " + name + "; --help lists them all.");
    };
  }

  private static String value(String name, Deque<String> left) throws Misunderstood {
    String value = left.poll();
    if (value == null || value.isEmpty() || value.startsWith("--")) {
      throw new Misunderstood(name + " needs a value; --help explains it.");
    }
    return value;
  }

  private static Adapter adapter(String value) throws Misunderstood {
    return switch (value) {
      case "jdbc" -> Adapter.JDBC;
      case "dataapi" -> Adapter.DATAAPI;
      case "memory" -> Adapter.MEMORY;
      default ->
          throw new Misunderstood("--adapter must be jdbc, dataapi or memory, not " + value + ".");
    };
  }

  private static Path directory(String value) throws Misunderstood {
    try {
      return Path.of(value);
    } catch (InvalidPathException notAPath) {
      throw new Misunderstood(
          "--data cannot be "
              + value
              + " here: choose a name in plain ASCII, or set LC_ALL to a UTF-8 locale.");
    }
  }

  private static int port(String value) throws Misunderstood {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > LAST_PORT) {
      throw new Misunderstood("--port must be a number from 0 to 65535, not " + value + ".");
    }
    return Integer.parseInt(value);
  }

  private static Duration life(String value) throws Misunderstood {
    if (!value.matches("[1-9][0-9]{0,4}")) {
      throw new Misunderstood("--token-life must be seconds from 1 to 99999, not " + value + ".");
    }
    return Duration.ofSeconds(Long.parseLong(value));
  }

  private static String origin(String value) throws Misunderstood {
    if (!ORIGINS.matcher(value).matches()) {
      throw new Misunderstood(
          "--allowed-origin must be * or like https://host,http://localhost:4200, not "
              + value
              + ".");
    }
    return value;
  }

  private static Set<String> more(Options options, String value) throws Misunderstood {
    try {
      if (URI.create(value).getHost() == null) {
        throw new Misunderstood("--redirect-uri must be a whole URL, not " + value + ".");
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw new Misunderstood("--redirect-uri must be a whole URL, not " + value + ".");
    }
    Set<String> more = new HashSet<>(options.redirectAddresses());
    more.add(value);
    return more;
  }
}

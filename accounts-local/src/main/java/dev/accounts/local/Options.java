package dev.accounts.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param port 0 for any free one
 * @param data the data directory, if one was named
 * @param allowedOrigin whose pages may read responses
 * @param redirectAddresses where sign-in may lead to, besides this machine
 * @param tokenLife how long tokens are valid
 */
record Options(
    Adapter adapter,
    int port,
    Optional<Path> data,
    String allowedOrigin,
    Set<String> redirectAddresses,
    Duration tokenLife) {

  static final Options DEFAULT =
      new Options(Adapter.JDBC, 8080, Optional.empty(), "*", Set.of(), Duration.ofHours(1));

  static final String HELP =
      """
      Accounts on this machine: the API, a user pool and a database.

        --adapter NAME          how accounts are kept (jdbc): jdbc in PostgreSQL, dataapi in the same
                                through a stand-in of the RDS Data API, memory until the end
        --port NUMBER           0 takes any free port (8080)
        --data DIRECTORY        where data and keys are kept (.accounts-local)
        --allowed-origin URLS   the web pages that may call the API, separated by commas (*)
        --redirect-uri URL      where sign-in may lead to, besides this machine; may be repeated
        --token-life SECONDS    how long tokens are valid, to watch a client renew them (3600)
        --help                  shows this

      The last one counts of an option that is given twice. Ctrl-C or kill stops the service. The exit
      status is 2 for an option that is not understood, 1 for any other reason not to start, and
      130 after Ctrl-C, 143 after kill, 129 after a closed terminal.
      """;

  /** Where accounts are kept. */
  enum Adapter {
    /** In PostgreSQL. */
    JDBC,
    /** In PostgreSQL, through a stand-in of the RDS Data API. */
    DATAAPI,
    /** In this process. */
    MEMORY
  }

  Options with(Adapter other) {
    return new Options(other, port, data, allowedOrigin, redirectAddresses, tokenLife);
  }

  Options on(int otherPort) {
    return new Options(adapter, otherPort, data, allowedOrigin, redirectAddresses, tokenLife);
  }

  Options in(Path directory) {
    return new Options(
        adapter, port, Optional.of(directory), allowedOrigin, redirectAddresses, tokenLife);
  }

  Options allowing(String origin) {
    return new Options(adapter, port, data, origin, redirectAddresses, tokenLife);
  }

  Options redirectingTo(Set<String> addresses) {
    return new Options(adapter, port, data, allowedOrigin, addresses, tokenLife);
  }

  Options lasting(Duration life) {
    return new Options(adapter, port, data, allowedOrigin, redirectAddresses, life);
  }

  /**
   * The data directory; none for accounts in memory, unless one was named. Without a name it is in
   * the current directory: a checkout keeps its own data, two checkouts do not meet, and throwing a
   * checkout away leaves nothing behind in the home directory.
   */
  Optional<Path> directory() {
    return adapter == Adapter.MEMORY
        ? data
        : data.or(() -> Optional.of(Path.of(".accounts-local")));
  }
}

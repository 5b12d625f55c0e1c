package dev.accounts.lambda;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A user pool that publishes a key over real HTTP where Cognito publishes its keys. */
final class UserPool implements AutoCloseable {
  /** A key takes longer to make than most tests, so that these three serve them all. */
  private static final RSAKey FIRST = newKey();

  private static final UserPool SHARED = new UserPool();
  private static final String SIGNED_IN = SHARED.token().build();

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
  private volatile RSAKey key;
  private volatile boolean broken;
  private volatile boolean empty;

  UserPool() {
    this(named("first", FIRST));
  }

  UserPool(RSAKey key) {
    this.key = key;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/pool/.well-known/jwks.json", this::publish);
    server.start();
  }

  /** One for all tests that do nothing to it. */
  static UserPool shared() {
    return SHARED;
  }

  /** The token with which a user of that one sends all requests, as clients do. */
  static String signedIn() {
    return SIGNED_IN;
  }

  private void publish(HttpExchange exchange) throws IOException {
    int status = broken ? 500 : 200;
    fetches.incrementAndGet();
    clientPorts.add(exchange.getRemoteAddress().getPort());
    byte[] keys = keySet().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, keys.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(keys);
    }
  }

  /** Another key than that of new pools, under any name; each time the same one. */
  static RSAKey second(String id) {
    return named(id, Others.SECOND);
  }

  /** Another key than both. */
  static RSAKey third(String id) {
    return named(id, Others.THIRD);
  }

  private static RSAKey named(String id, RSAKey key) {
    return new RSAKey.Builder(key).keyID(id).build();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Made at the first use. */
  private static final class Others {
    static final RSAKey SECOND = newKey();
    static final RSAKey THIRD = newKey();
  }

  /** What it publishes. */
  String keySet() {
    return (empty ? new JWKSet() : new JWKSet(key)).toPublicJWKSet().toString();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/pool";
  }

  RSAKey key() {
    return key;
  }

  /** Publishes another key instead. */
  void rotate(RSAKey next) {
    key = next;
  }

  void breakDown() {
    broken = true;
  }

  void recover() {
    broken = false;
    empty = false;
  }

  /** Publishes no keys until it {@link #recover() recovers}. */
  void publishNothing() {
    empty = true;
  }

  int fetches() {
    return fetches.get();
  }

  /** Over how many connections the keys were fetched. */
  int connections() {
    return clientPorts.size();
  }

  /** A token as the pool gives it to a signed-in user. */
  TokenBuilder token() {
    return new TokenBuilder(this);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

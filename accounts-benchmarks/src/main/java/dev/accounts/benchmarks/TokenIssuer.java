package dev.accounts.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLContext;

/** A user pool that publishes its key, and signs the token of one user. */
final class TokenIssuer implements AutoCloseable {
  static final String CLIENT = "benchmark";
  static final String TENANT = "acme";
  static final String SUBJECT = "0b7f1c52-9c1e-4a77-b0d5-6a4b8e2f9d10";

  private final HttpServer server;
  private final RSAKey key;

  private TokenIssuer(HttpServer server) throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("first").keyUse(KeyUse.SIGNATURE).generate();
    this.server = server;
    server.createContext("/", this::publish);
    server.start();
  }

  static TokenIssuer overHttp() throws IOException, JOSEException {
    return new TokenIssuer(HttpServer.create(anyPort(), 0));
  }

  static TokenIssuer overTls(SSLContext tls) throws IOException, JOSEException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new TokenIssuer(server);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void publish(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] keys = keySet().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, keys.length);
      exchange.getResponseBody().write(keys);
    }
  }

  String keySet() {
    return new JWKSet(key).toPublicJWKSet().toString();
  }

  String issuer() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  /** As Cognito's ID tokens are, with about as many claims. */
  String token() throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(SUBJECT)
            .audience(CLIENT)
            .claim("token_use", "id")
            .claim("custom:tenantId", TENANT)
            .claim("email", "someone@example.com")
            .claim("email_verified", true)
            .claim("cognito:username", SUBJECT)
            .claim("auth_time", now.getEpochSecond())
            .jwtID("3d0c1b2a-9f8e-4d7c-8b6a-5f4e3d2c1b0a")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(6 * 3600)))
            .build();
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

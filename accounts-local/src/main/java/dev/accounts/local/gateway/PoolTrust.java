package dev.accounts.local.gateway;

import com.nimbusds.jose.jwk.JWKSet;

/**
 * What the gateway must know of a user pool to believe its tokens.
 *
 * @param arn by which the file names the pool
 * @param keys the pool's public keys
 */
public record PoolTrust(String arn, String issuer, String clientId, JWKSet keys) {}

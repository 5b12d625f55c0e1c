package dev.accounts.local.gateway;

import java.util.List;

/**
 * Who may call: the bearer of a token of the user pool.
 *
 * @param header where the token is
 * @param pools the ARNs of the pools whose tokens are valid
 * @param scopes without any an ID token is expected, with some an access token that has one of them
 */
record Security(String header, List<String> pools, List<String> scopes) {}

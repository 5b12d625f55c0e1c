package dev.accounts.rest.http;

/**
 * An HTTP request, whichever gateway it came through.
 *
 * @param id the gateway's own id for it, which its responses and logs carry too
 */
public record Request(
    String id, String method, RoutePath path, Headers headers, Query query, Body body) {}

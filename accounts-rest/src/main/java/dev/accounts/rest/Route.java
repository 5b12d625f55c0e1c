package dev.accounts.rest;

import java.util.List;

/**
 * One method of one path.
 *
 * @param operation its name in the contract
 * @param parameters the query parameters that it takes; {@code metadata.} stands for all that begin
 *     so
 */
record Route(String operation, String method, List<String> parameters, Endpoint endpoint) {}

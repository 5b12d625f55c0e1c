package dev.accounts.rest;

import dev.accounts.domain.Permission;
import java.util.List;
import java.util.Set;

/**
 * One method of one path.
 *
 * @param operation its name in the contract
 * @param permissions all of them are needed, before anything else is looked at
 * @param parameters the query parameters that it takes; {@code metadata.} stands for all that begin
 *     so
 */
record Route(
    String operation,
    Set<Permission> permissions,
    String method,
    List<String> parameters,
    Endpoint endpoint) {}

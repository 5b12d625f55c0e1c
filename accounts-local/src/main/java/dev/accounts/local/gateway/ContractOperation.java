package dev.accounts.local.gateway;

import java.util.Optional;

/**
 * One method of one resource.
 *
 * @param resource the path with its parameters in braces
 * @param security none where anybody may call
 */
record ContractOperation(
    String resource,
    Optional<Security> security,
    RequestValidator validator,
    Integration integration) {}

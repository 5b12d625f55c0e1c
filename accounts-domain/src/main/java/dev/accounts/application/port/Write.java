package dev.accounts.application.port;

/** One of the writes of a {@link Batch}. */
public sealed interface Write permits Creation, Operation {}

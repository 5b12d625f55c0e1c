/**
 * PostgreSQL on this machine, without Docker and without installing anything: its programs are
 * unpacked into the data directory and its data stay there. It is as durable as PostgreSQL is:
 * nothing is switched off for speed.
 */
@NullMarked
package dev.accounts.local.postgres;

import org.jspecify.annotations.NullMarked;

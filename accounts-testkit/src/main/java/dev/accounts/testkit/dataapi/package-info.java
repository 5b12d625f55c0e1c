/** A stand-in for the RDS Data API: its wire protocol, on a real PostgreSQL database. */
@NullMarked
package dev.accounts.testkit.dataapi;

import org.jspecify.annotations.NullMarked;

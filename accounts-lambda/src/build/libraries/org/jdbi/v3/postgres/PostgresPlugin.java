package org.jdbi.v3.postgres;

import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * Registers no type: the adapter binds and reads texts only, and its statements are not JDBI's. To
 * register types, JDBI would load what it knows of every other one.
 */
public class PostgresPlugin extends JdbiPlugin.Singleton {}

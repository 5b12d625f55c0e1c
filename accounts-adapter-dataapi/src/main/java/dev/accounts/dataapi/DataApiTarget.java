package dev.accounts.dataapi;

/**
 * The database to use, and the user to sign in as.
 *
 * @param resourceArn the ARN of the Aurora cluster
 * @param secretArn the ARN of the secret with the database user and the password
 * @param database the name of the database in the cluster
 */
public record DataApiTarget(String resourceArn, String secretArn, String database) {}

-- A script of the application that needs the schema of the accounts.
SELECT accounts.key_life();

package dev.accounts.local;

import dev.accounts.rest.reference.ReferencePage;
import org.junit.jupiter.api.Test;

/** The page about the local service has its options as {@code --help} prints them. */
final class OptionsReferenceTest {
  @Test
  void thePageHasEveryOption() {
    ReferencePage.check(
        "local-service.md",
        "Options of the local service",
        """
        After a build, the jar runs on a JDK 21 or newer, without Maven. `./mvnw -Prun` takes the same options in `-Drun.args`.

        ```sh
        java -jar accounts-local/target/accounts-local.jar --help
        ```

        ```text
        %s```

        With `jdbc` and `dataapi` the data are kept in PostgreSQL, which is part of the jar for the platform of the machine that
        built it; with `-Pdist`, for every platform. Data in `.accounts-local` belong to the current directory. The service
        listens on the loopback address only, because it hands a token to anyone who asks.

        | address | is |
        |---|---|
        | `/accounts` | the API, behind a gateway that enforces the contract as API Gateway does |
        | `/openapi.json` | the contract for people and generators of clients |
        | `/docs` | the API's documentation, to read and to try after a sign-in, where npm was there when it was built |
        | `/local/tokens` | `POST` returns a token for `{"sub":"ada","tenant":"demo"}`, with `"groups":["accounts-readers"]` if you like |
        | `/` | the page, where npm was there when it was built |
        """
            .formatted(Options.HELP));
  }
}

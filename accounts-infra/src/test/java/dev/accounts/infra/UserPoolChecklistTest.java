package dev.accounts.infra;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Cognito's point of the checklist. */
class UserPoolChecklistTest {
  private static final String CLIENT = "/Resources/Client/Properties";

  @TestFactory
  Stream<DynamicContainer> userPool() {
    return Point.tests(
        new Point("16. a public client with code and PKCE", "auth", UserPoolChecks::publicClient)
            .findsThat("it has a secret", CLIENT + "/GenerateSecret", true)
            .findsThat("tokens come in URLs", CLIENT + "/AllowedOAuthFlows", List.of("implicit"))
            .findsThatIsMissing(CLIENT + "/EnableTokenRevocation")
            .findsThatIsMissing(CLIENT + "/PreventUserExistenceErrors")
            .findsThat(
                "passwords are sent",
                CLIENT + "/ExplicitAuthFlows",
                List.of("ALLOW_USER_PASSWORD_AUTH")),
        new Point("16. no user chooses the own tenant", "auth", UserPoolChecks::tenant)
            .findsThat(
                "a user may write it",
                CLIENT + "/WriteAttributes",
                List.of("email", "custom:tenantId"))
            .findsThatIsMissing(CLIENT + "/WriteAttributes")
            .findsThatIsMissing(CLIENT + "/ReadAttributes")
            .findsThat(
                "strangers sign up",
                "/Resources/UserPool/Properties/AdminCreateUserConfig/AllowAdminCreateUserOnly",
                false),
        new Point("16. protected against threats and deletion", "auth", UserPoolChecks::protection)
            .findsThatIsMissing("/Resources/UserPool/Properties/UserPoolAddOns")
            .findsThatIsMissing("/Resources/UserPool/Properties/MfaConfiguration")
            .findsThatIsMissing("/Resources/UserPool/Properties/DeletionProtection")
            .findsThat(
                "short passwords are allowed",
                "/Resources/UserPool/Properties/Policies/PasswordPolicy/MinimumLength",
                6L)
            .findsThat(
                "the pool goes with the stack", "/Resources/UserPool/DeletionPolicy", "Delete"),
        new Point("16. managed login works", "auth", UserPoolChecks::managedLogin)
            .findsThatIsMissing("/Resources/Branding/Properties/ClientId")
            .findsThat(
                "the plan does not have it",
                "/Resources/Domain/Properties/ManagedLoginVersion",
                2L));
  }
}

package dev.accounts.infra;

import java.util.List;
import java.util.Map;

/** What the user pool must be, so that no user reaches another tenant. */
final class UserPoolChecks {
  private static final String TENANT = "custom:tenantId";

  private UserPoolChecks() {}

  static Problems publicClient(Template auth) {
    Map<String, Object> client = auth.properties("Client");
    return new Problems()
        .expect("secret", client.get("GenerateSecret"), false)
        .expect("flows", client.get("AllowedOAuthFlows"), List.of("code"))
        .expect("OAuth", client.get("AllowedOAuthFlowsUserPoolClient"), true)
        .expect("who exists", client.get("PreventUserExistenceErrors"), "ENABLED")
        .expect("revocation", client.get("EnableTokenRevocation"), true)
        .unless(
            !String.valueOf(client.get("ExplicitAuthFlows")).contains("ALLOW_USER_PASSWORD_AUTH"),
            "passwords may be sent to the pool by anybody");
  }

  static Problems tenant(Template auth) {
    Map<String, Object> client = auth.properties("Client");
    Map<String, Object> pool = auth.properties("UserPool");
    List<Object> written = Tree.list(client.getOrDefault("WriteAttributes", List.of(TENANT)));
    return new Problems()
        .unless(!written.contains(TENANT), "a user may write the own tenant")
        .unless(
            Tree.list(client.getOrDefault("ReadAttributes", List.of())).contains(TENANT),
            "the token does not name the tenant")
        .unless(
            String.valueOf(pool.get("Schema")).contains("tenantId"), "there is no such attribute")
        .expect(
            "sign-up",
            Tree.child(pool, "AdminCreateUserConfig").get("AllowAdminCreateUserOnly"),
            true);
  }

  static Problems protection(Template auth) {
    Map<String, Object> pool = auth.properties("UserPool");
    Object threats =
        Map.of(
            "Fn::If",
            List.of(
                "HasThreatProtection",
                Map.of("AdvancedSecurityMode", "ENFORCED"),
                Problems.ref("AWS::NoValue")));
    return new Problems()
        .expect("threat protection", pool.get("UserPoolAddOns"), threats)
        .expect("plan", pool.get("UserPoolTier"), Problems.ref("UserPoolPlan"))
        .expect(
            "password",
            Tree.child(Tree.child(pool, "Policies"), "PasswordPolicy").get("MinimumLength"),
            12L)
        .expect("second factor", pool.get("MfaConfiguration"), Problems.ref("Mfa"))
        .expect(
            "deletion protection",
            pool.get("DeletionProtection"),
            Map.of("Fn::If", List.of("ProtectsDeletion", "ACTIVE", "INACTIVE")))
        .expect("deletion", auth.resource("UserPool").get("DeletionPolicy"), "RetainExceptOnCreate")
        .expect("replacement", auth.resource("UserPool").get("UpdateReplacePolicy"), "Retain");
  }

  static Problems managedLogin(Template auth) {
    return new Problems()
        .expect(
            "version",
            auth.properties("Domain").get("ManagedLoginVersion"),
            Map.of("Fn::If", List.of("HasManagedLogin", 2L, 1L)))
        .expect("branding", auth.properties("Branding").get("ClientId"), Problems.ref("Client"));
  }
}

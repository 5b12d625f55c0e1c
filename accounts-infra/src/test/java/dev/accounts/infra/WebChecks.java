package dev.accounts.infra;

import dev.accounts.web.ContentSecurityPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the page's bucket and distribution must be. */
final class WebChecks {
  private static final String API = "https://api1234567.execute-api.eu-central-1.amazonaws.com";
  private static final String IDENTITY = "https://cognito-idp.eu-central-1.amazonaws.com";
  private static final String HOST = "accounts-dev-1a2b3c4d.auth.eu-central-1.amazoncognito.com";

  private WebChecks() {}

  /** What web.yaml needs besides its defaults. */
  static Map<String, String> parameters() {
    return Map.of(
        "ApiUrl",
        API + "/dev",
        "Issuer",
        IDENTITY + "/eu-central-1_Ab12Cd34E",
        "ClientId",
        "1example23456789abcdefghij",
        "HostedUiDomain",
        HOST);
  }

  static Problems bucket(Template web) {
    Map<String, Object> bucket = web.properties("Bucket");
    Map<String, Object> access = Tree.child(bucket, "PublicAccessBlockConfiguration");
    Problems problems = new Problems();
    for (String kind :
        List.of(
            "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
      problems.expect(kind, access.get(kind), true);
    }
    Tree.eachMap(
        web.properties("BucketPolicy"),
        "",
        (pointer, map) -> {
          if ("Allow".equals(map.get("Effect"))) {
            problems.expect(
                pointer, map.get("Principal"), Map.of("Service", "cloudfront.amazonaws.com"));
            problems.unless(
                String.valueOf(map.get("Condition")).contains("distribution/${Distribution}"),
                pointer + " is for every distribution");
          }
        });
    Map<String, Object> origin = Tree.map(Tree.list(distribution(web).get("Origins")).getFirst());
    return problems
        .unless(bucket.containsKey("BucketEncryption"), "it is not encrypted")
        .expect(
            "origin access",
            origin.get("OriginAccessControlId"),
            Problems.attribute("OriginAccess", "Id"));
  }

  /** The page's own text, with the origins of the API and of the user pool. */
  static Problems policy(Template web) {
    Map<String, Object> config =
        Tree.child(
            Tree.child(new Evaluation(web, parameters()).resource("Headers"), "Properties"),
            "ResponseHeadersPolicyConfig");
    Map<String, Object> policy =
        Tree.child(Tree.child(config, "SecurityHeadersConfig"), "ContentSecurityPolicy");
    return new Problems()
        .expect(
            "headers",
            Tree.child(config, "SecurityHeadersConfig").keySet(),
            Set.of(
                "ContentSecurityPolicy",
                "ContentTypeOptions",
                "FrameOptions",
                "ReferrerPolicy",
                "StrictTransportSecurity"))
        .expect(
            "policy",
            policy.get("ContentSecurityPolicy"),
            ContentSecurityPolicy.connectingTo(List.of(API, IDENTITY, "https://" + HOST)))
        .expect(
            "TLS of other hosts",
            Tree.child(Tree.child(config, "SecurityHeadersConfig"), "StrictTransportSecurity")
                .get("IncludeSubdomains"),
            false)
        .expect(
            "sent with",
            Tree.child(distribution(web), "DefaultCacheBehavior").get("ResponseHeadersPolicyId"),
            Problems.ref("Headers"));
  }

  /** Deep links are the page; what is missing is missing. */
  static Problems errors(Template web) {
    Map<String, Object> behavior = Tree.child(distribution(web), "DefaultCacheBehavior");
    return new Problems()
        .unless(
            !distribution(web).containsKey("CustomErrorResponses"), "errors are shown as the page")
        .expect("methods", behavior.get("AllowedMethods"), List.of("GET", "HEAD"))
        .expect("TLS", behavior.get("ViewerProtocolPolicy"), "redirect-to-https")
        .unless(
            String.valueOf(behavior.get("FunctionAssociations")).contains("Routes"),
            "deep links lead nowhere");
  }

  static Problems settings(Template web) {
    String text =
        String.valueOf(new Evaluation(web, parameters()).outputs().getOrDefault("WebConfig", ""));
    Problems problems = new Problems();
    try {
      Map<?, ?> settings = JsonMapper.shared().readValue(text, Map.class);
      Map<String, Object> auth = Tree.child(settings, "auth");
      problems
          .expect("apiUrl", settings.get("apiUrl"), parameters().get("ApiUrl"))
          .expect("authority", auth.get("authority"), parameters().get("Issuer"))
          .expect("clientId", auth.get("clientId"), parameters().get("ClientId"))
          .expect("kind", auth.get("kind"), "oidc")
          .expect("logoutUrl", auth.get("logoutUrl"), "https://" + HOST + "/logout");
    } catch (JacksonException e) {
      problems.unless(false, "config.json is no JSON: " + e.getOriginalMessage());
    }
    return problems;
  }

  private static Map<String, Object> distribution(Template web) {
    return Tree.child(web.properties("Distribution"), "DistributionConfig");
  }
}

package dev.accounts.infra;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** How the page is served. */
class WebChecklistTest {
  private static final String DISTRIBUTION =
      "/Resources/Distribution/Properties/DistributionConfig";
  private static final String HEADERS =
      "/Resources/Headers/Properties/ResponseHeadersPolicyConfig/SecurityHeadersConfig";

  @TestFactory
  Stream<DynamicContainer> page() {
    return Point.tests(
        new Point("the bucket is private, and this distribution's", "web", WebChecks::bucket)
            .findsThat(
                "it may be public",
                "/Resources/Bucket/Properties/PublicAccessBlockConfiguration/BlockPublicPolicy",
                false)
            .findsThat(
                "everybody reads it",
                "/Resources/BucketPolicy/Properties/PolicyDocument/Statement/0/Principal",
                "*")
            .findsThatIsMissing(
                "/Resources/BucketPolicy/Properties/PolicyDocument/Statement/0/Condition")
            .findsThatIsMissing(DISTRIBUTION + "/Origins/0/OriginAccessControlId"),
        new Point("the page's policy goes with every file", "web", WebChecks::policy)
            .findsThat(
                "scripts may be inline",
                HEADERS + "/ContentSecurityPolicy/ContentSecurityPolicy",
                "script-src 'unsafe-inline'")
            .findsThatIsMissing(HEADERS + "/FrameOptions")
            .findsThat(
                "hosts beside the page must have TLS",
                HEADERS + "/StrictTransportSecurity/IncludeSubdomains",
                true)
            .findsThatIsMissing(DISTRIBUTION + "/DefaultCacheBehavior/ResponseHeadersPolicyId"),
        new Point("deep links are the page, and errors are errors", "web", WebChecks::errors)
            .findsThat("errors are hidden", DISTRIBUTION + "/CustomErrorResponses", List.of())
            .findsThatIsMissing(DISTRIBUTION + "/DefaultCacheBehavior/FunctionAssociations")
            .findsThat(
                "it is served without TLS",
                DISTRIBUTION + "/DefaultCacheBehavior/ViewerProtocolPolicy",
                "allow-all"),
        new Point("config.json says where everything is", "web", WebChecks::settings)
            .findsThat("it is broken", "/Outputs/WebConfig/Value", "{")
            .findsThat(
                "it is of another installation",
                "/Outputs/WebConfig/Value",
                "{\"apiUrl\":\"https://other\"}"),
        new Point("13. no * but where IAM takes nothing else", "web", AccessChecks::leastPrivilege)
            .findsThat(
                "CloudFront may do everything",
                "/Resources/BucketPolicy/Properties/PolicyDocument/Statement/0/Action",
                "s3:*"));
  }
}

package dev.accounts.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The API's points of the checklist. */
class ApiChecklistTest {
  private static final String BODY = "/Resources/Api/Properties/Body";
  private static final String OPTIONS = BODY + "/paths/~1accounts~1{id}/options";
  private static final String HEADERS =
      OPTIONS + "/x-amazon-apigateway-integration/responses/default/responseParameters/";
  private static final String RESPONSES = BODY + "/x-amazon-apigateway-gateway-responses";

  @TestFactory
  Stream<DynamicContainer> browsers() {
    return Point.tests(
        new Point(
                "1. every path serves a preflight without a token",
                "api",
                ContractChecks::preflight)
            .findsThatIsMissing(OPTIONS)
            .findsThat(
                "it wants a token",
                OPTIONS + "/security",
                List.of(Map.of("CognitoUserPool", List.of())))
            .findsThatIsMissing(HEADERS + "method.response.header.Access-Control-Allow-Origin")
            .findsThat(
                "another origin is allowed",
                HEADERS + "method.response.header.Access-Control-Allow-Origin",
                "'*'")
            .findsThat(
                "If-Match may not be sent",
                HEADERS + "method.response.header.Access-Control-Allow-Headers",
                "'Authorization,Content-Type,Idempotency-Key'")
            .findsThat(
                "ETag may not be read",
                HEADERS + "method.response.header.Access-Control-Expose-Headers",
                "'Location'"),
        new Point(
                "2. the gateway's own refusals carry the function's origin",
                "api",
                ContractChecks::gatewayResponses)
            .findsThatIsMissing(RESPONSES + "/DEFAULT_4XX")
            .findsThatIsMissing(RESPONSES + "/DEFAULT_5XX")
            .findsThatIsMissing(
                RESPONSES
                    + "/UNAUTHORIZED/responseParameters/gatewayresponse.header.Access-Control-Allow-Origin")
            .findsThatIsMissing(
                RESPONSES + "/THROTTLED/responseParameters/gatewayresponse.header.Content-Type")
            .findsThat(
                "the function has another origin",
                "/Resources/Function/Properties/Environment/Variables/ACCOUNTS_ALLOWED_ORIGIN",
                "*"));
  }

  @TestFactory
  Stream<DynamicContainer> callers() {
    return Point.tests(
        new Point(
                "3. the authorizer is on every method but OPTIONS, for one kind of token",
                "api",
                ContractChecks::authorizer)
            .findsThat(
                "an operation is open", BODY + "/paths/~1accounts~1{id}/delete/security", List.of())
            .findsThatIsMissing(BODY + "/paths/~1accounts/get/security")
            .findsThat(
                "the kind of token is fixed",
                BODY + "/paths/~1accounts/get/security/0/CognitoUserPool",
                List.of())
            .findsThatIsMissing(
                BODY
                    + "/components/securitySchemes/CognitoUserPool/x-amazon-apigateway-authorizer"),
        new Point("5. requests are validated", "api", ContractChecks::validators)
            .findsThatIsMissing(BODY + "/x-amazon-apigateway-request-validators/all")
            .findsThat(
                "nothing is validated by default",
                BODY + "/x-amazon-apigateway-request-validator",
                "none")
            .findsThat(
                "an operation is not validated",
                BODY + "/paths/~1accounts/get/x-amazon-apigateway-request-validator",
                "none"));
  }

  @TestFactory
  Stream<DynamicContainer> deployments() {
    return Point.tests(
        new Point(
                "4. the body is the contract", "api", it -> ContractChecks.oneContract(it, pages()))
            .findsThat("a path is missing", it -> it.without(BODY + "/paths/~1accounts"))
            .findsThat("a path is more", BODY + "/paths/~1secrets", Map.of())
            .findsThat("something more is there", BODY + "/x-more", "more"),
        new Point(
                "4. another contract is another deployment",
                "api",
                ContractChecks::deploymentFollowsTheBody)
            .findsThat("the body changed and the name did not", BODY + "/info/title", "Others")
            .findsThat(
                "the stage has one deployment for ever",
                "/Resources/Stage/Properties/DeploymentId",
                "abc123"));
  }

  @TestFactory
  Stream<DynamicContainer> stage() {
    return Point.tests(
        new Point("5. the stage throttles, traces and measures", "api", OperationsChecks::stage)
            .findsThat("nothing is traced", "/Resources/Stage/Properties/TracingEnabled", false)
            .findsThatIsMissing("/Resources/Function/Properties/TracingConfig")
            .findsThatIsMissing("/Resources/Stage/Properties/MethodSettings/0/ThrottlingRateLimit")
            .findsThat(
                "some paths are not throttled",
                "/Resources/Stage/Properties/MethodSettings/0/ResourcePath",
                "/accounts")
            .findsThat(
                "bodies are logged",
                "/Resources/Stage/Properties/MethodSettings/0/DataTraceEnabled",
                true),
        new Point(
                "5. the access log is JSON without token or body",
                "api",
                OperationsChecks::accessLog)
            .findsThatIsMissing("/Resources/Stage/Properties/AccessLogSetting")
            .findsThat(
                "it is no JSON",
                "/Resources/Stage/Properties/AccessLogSetting/Format",
                "$context.requestId $context.status")
            .findsThat(
                "it returns claims",
                "/Resources/Stage/Properties/AccessLogSetting/Format",
                "{\"id\":\"$context.requestId\",\"who\":\"$context.authorizer.claims.email\"}"),
        new Point("5. nothing older than TLS 1.2", "api", OperationsChecks::tls)
            .findsThatIsMissing("/Resources/Api/Properties/SecurityPolicy")
            .findsThatIsMissing("/Resources/Api/Properties/EndpointAccessMode")
            .findsThat(
                "TLS 1.0 is accepted", "/Resources/Api/Properties/SecurityPolicy", "TLS_1_0"),
        new Point("5. WAF stands before the stage if wanted", "api", OperationsChecks::waf)
            .findsThatIsMissing("/Resources/WebAcl/Condition")
            .findsThat(
                "it stands elsewhere",
                "/Resources/WebAclOfStage/Properties/ResourceArn",
                "arn:other"));
  }

  private static Map<String, String> pages() {
    Map<String, String> parameters = new HashMap<>(Variants.api());
    parameters.put("GatewayOrigin", "https://accounts.example.com");
    parameters.put("AllowedHeaders", "traceparent,X-Request-Id");
    return parameters;
  }
}

package dev.accounts.local;

import static dev.accounts.local.Probe.CLOSE;
import static dev.accounts.local.Probe.CLOSE_UNCONDITIONALLY;
import static dev.accounts.local.Probe.CLOSE_WITHOUT_A_REASON;
import static dev.accounts.local.Probe.CLOSE_WITH_A_NUMBER;
import static dev.accounts.local.Probe.DELETE_ALL;
import static dev.accounts.local.Probe.ELSEWHERE;
import static dev.accounts.local.Probe.FREEZE_WITHOUT_A_REASON;
import static dev.accounts.local.Probe.LIST;
import static dev.accounts.local.Probe.LIST_WITHOUT_A_TOKEN;
import static dev.accounts.local.Probe.LIST_WITH_AN_ACCESS_TOKEN;
import static dev.accounts.local.Probe.PREFLIGHT_OF_ACCOUNTS;
import static dev.accounts.local.Probe.TREE_WITHOUT_A_TOKEN;
import static dev.accounts.local.ProbeResults.is;
import static dev.accounts.local.ProbeResults.says;
import static dev.accounts.local.ProbeResults.unedited;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Edits of the contract, one for each thing that the gateway takes from it. */
final class EditsOfTheContract {
  private static final String ORIGIN = "access-control-allow-origin";
  private static final String OPTIONS_HEADERS =
      "/paths/~1accounts/options/x-amazon-apigateway-integration/responses/default"
          + "/responseParameters/method.response.header.Access-Control-Allow-";
  private static final String AUTHORIZER = "/components/securitySchemes/CognitoUserPool";
  private static final String UNAUTHORIZED = "/x-amazon-apigateway-gateway-responses/UNAUTHORIZED";
  private static final String VALIDATOR = "/x-amazon-apigateway-request-validator";

  private EditsOfTheContract() {}

  /**
   * An edit, and the responses that it changes.
   *
   * @param changed what is true of them afterwards
   */
  record Edit(String title, Consumer<ContractEdit> edits, Map<Probe, Consumer<Seen>> changed) {
    @Override
    public String toString() {
      return title;
    }
  }

  static final List<Edit> ALL =
      List.of(
          new Edit(
              "no OPTIONS on a path: its preflight is asked for a token",
              api -> api.remove("/paths/~1accounts/options"),
              Map.of(PREFLIGHT_OF_ACCOUNTS, is(unedited(LIST_WITHOUT_A_TOKEN)))),
          new Edit(
              "no Allow-Origin in a preflight's response",
              api -> api.remove(OPTIONS_HEADERS + "Origin"),
              Map.of(PREFLIGHT_OF_ACCOUNTS, is(unedited(PREFLIGHT_OF_ACCOUNTS).without(ORIGIN)))),
          new Edit(
              "other Allow-Headers in a preflight's response",
              api -> api.replace(OPTIONS_HEADERS + "Headers", "\"'Authorization'\""),
              Map.of(
                  PREFLIGHT_OF_ACCOUNTS,
                  is(
                      unedited(PREFLIGHT_OF_ACCOUNTS)
                          .with("access-control-allow-headers", "Authorization")))),
          new Edit(
              "no Allow-Origin in one gateway response: a page cannot read that refusal",
              api ->
                  api.remove(
                      UNAUTHORIZED
                          + "/responseParameters"
                          + "/gatewayresponse.header.Access-Control-Allow-Origin"),
              Map.of(
                  LIST_WITHOUT_A_TOKEN, is(unedited(LIST_WITHOUT_A_TOKEN).without(ORIGIN)),
                  TREE_WITHOUT_A_TOKEN, is(unedited(TREE_WITHOUT_A_TOKEN).without(ORIGIN)),
                  LIST_WITH_AN_ACCESS_TOKEN,
                      is(unedited(LIST_WITH_AN_ACCESS_TOKEN).without(ORIGIN)))),
          new Edit(
              "other words in one gateway response",
              api ->
                  api.replace(
                      UNAUTHORIZED + "/responseTemplates/application~1json", "\"'{\\\"a\\\":1}'\""),
              Map.of(
                  LIST_WITHOUT_A_TOKEN, says("'{\"a\":1}'"),
                  TREE_WITHOUT_A_TOKEN, says("'{\"a\":1}'"),
                  LIST_WITH_AN_ACCESS_TOKEN, says("'{\"a\":1}'"))),
          new Edit(
              "one operation without authorizer: the function alone turns strangers away",
              api -> api.replace("/paths/~1accounts/get/security", "[]"),
              Map.of(
                  LIST_WITHOUT_A_TOKEN, ProbeResults::isRefusedByTheFunction,
                  LIST_WITH_AN_ACCESS_TOKEN, ProbeResults::isRefusedByTheFunction)),
          new Edit(
              "one operation with a scope: it wants an access token, which the function refuses",
              api -> api.replace("/paths/~1accounts/get/security/0/CognitoUserPool", "[openid]"),
              Map.of(
                  LIST,
                  is(unedited(LIST_WITH_AN_ACCESS_TOKEN)),
                  LIST_WITH_AN_ACCESS_TOKEN,
                  ProbeResults::isRefusedByTheFunction)),
          new Edit(
              "the authorizer trusts another pool: no token of this one is valid",
              api ->
                  api.replace(
                      AUTHORIZER + "/x-amazon-apigateway-authorizer/providerARNs",
                      "[\"arn:aws:cognito-idp:local:000000000000:userpool/another\"]"),
              ProbeResults.allWithATokenAre(unedited(LIST_WITHOUT_A_TOKEN))),
          new Edit(
              "the authorizer looks into another header",
              api -> api.replace(AUTHORIZER + "/name", "X-Token"),
              ProbeResults.allWithATokenAre(unedited(LIST_WITHOUT_A_TOKEN))),
          new Edit(
              "one operation without validation: the function names the wrong field",
              api -> api.replace("/paths/~1accounts~1{id}~1close/post" + VALIDATOR, "none"),
              Map.of(
                  CLOSE_WITHOUT_A_REASON, ProbeResults::pointsAtTheReason,
                  CLOSE_WITH_A_NUMBER, ProbeResults::pointsAtTheReason)),
          new Edit(
              "a validator that looks at no body",
              api ->
                  api.replace(
                      "/x-amazon-apigateway-request-validators/all/validateRequestBody", "false"),
              Map.of(
                  CLOSE_WITHOUT_A_REASON, ProbeResults::pointsAtTheReason,
                  CLOSE_WITH_A_NUMBER, ProbeResults::pointsAtTheReason,
                  FREEZE_WITHOUT_A_REASON, ProbeResults::pointsAtTheReason)),
          new Edit(
              "a model without one of its rules",
              api -> api.remove("/components/schemas/StatusChange/required"),
              Map.of(
                  CLOSE_WITHOUT_A_REASON, ProbeResults::pointsAtTheReason,
                  FREEZE_WITHOUT_A_REASON, ProbeResults::pointsAtTheReason)),
          new Edit(
              "a model with one rule more",
              api -> api.add("/components/schemas/StatusChange/properties/reason/maxLength", "3"),
              Map.of(
                  CLOSE, is(unedited(CLOSE_WITH_A_NUMBER)),
                  CLOSE_UNCONDITIONALLY, is(unedited(CLOSE_WITH_A_NUMBER)))),
          new Edit(
              "a header that is required",
              api -> api.replace("/components/parameters/IfMatch/required", "true"),
              Map.of(CLOSE_UNCONDITIONALLY, ProbeResults::missesAParameter)),
          new Edit(
              "no other methods on a path: they are unknown there",
              api -> api.remove("/paths/~1accounts/x-amazon-apigateway-any-method"),
              Map.of(DELETE_ALL, is(unedited(ELSEWHERE)))),
          new Edit(
              "no such path",
              api -> api.remove("/paths/~1accounts~1{id}~1close"),
              Map.of(
                  CLOSE, is(unedited(ELSEWHERE)),
                  CLOSE_UNCONDITIONALLY, is(unedited(ELSEWHERE)),
                  CLOSE_WITHOUT_A_REASON, is(unedited(ELSEWHERE)),
                  CLOSE_WITH_A_NUMBER, is(unedited(ELSEWHERE)))));
}

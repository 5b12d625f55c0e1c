package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmplifyTemplateTest {
  private static final Map<String, String> RENAMED = Map.of("Environment", "env", "Arn", "rdsArn");

  @Test
  void everyUseOfAParameterGetsItsNewName() {
    Map<String, Object> changed =
        changed(
            """
            Parameters:
              Environment: {Type: String}
              Arn: {Type: String}
            Conditions:
              IsDev: !Equals [!Ref Environment, dev]
            Outputs:
              Text: {Value: !Sub 'a-${Environment}-${!Environment}-${Arn}-${Environments}'}
              Variables: {Value: !Sub ['${Environment}-${Own}', {Own: !Ref Arn}]}
            """);

    assertThat(Tree.child(changed, "Parameters"))
        .containsOnlyKeys("env", "rdsArn", "CodeBucket", "CodeKey");
    assertThat(Tree.child(changed, "Conditions"))
        .containsEntry("IsDev", Map.of("Fn::Equals", List.of(Map.of("Ref", "env"), "dev")));
    assertThat(Tree.child(changed, "Outputs"))
        .containsEntry(
            "Text",
            Map.of(
                "Value", Map.of("Fn::Sub", "a-${env}-${!Environment}-${rdsArn}-${Environments}")))
        .containsEntry(
            "Variables",
            Map.of(
                "Value",
                Map.of(
                    "Fn::Sub", List.of("${env}-${Own}", Map.of("Own", Map.of("Ref", "rdsArn"))))));
  }

  @Test
  void theCodeComesFromABucket() {
    Map<String, Object> changed =
        changed("Resources: {F: {Properties: {Code: accounts-lambda.zip}}}");

    assertThat(Tree.child(Tree.child(Tree.child(changed, "Resources"), "F"), "Properties"))
        .containsEntry(
            "Code",
            Map.of("S3Bucket", Map.of("Ref", "CodeBucket"), "S3Key", Map.of("Ref", "CodeKey")));
    assertThat(Tree.child(Tree.child(changed, "Parameters"), "CodeKey"))
        .containsEntry("Default", "a-key.zip");
  }

  @Test
  void theConsolesFormIsLeftOut() {
    assertThat(changed("Metadata: {AWS::CloudFormation::Interface: {}}"))
        .doesNotContainKey("Metadata");
  }

  private static Map<String, Object> changed(String template) {
    return Yaml.mapping(AmplifyTemplate.json(template, RENAMED, "a-key.zip"));
  }
}

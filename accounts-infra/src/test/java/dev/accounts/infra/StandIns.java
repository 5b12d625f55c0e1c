package dev.accounts.infra;

import java.util.Map;

/** What CloudFormation would return for resources, in the shape of the real thing. */
final class StandIns {
  static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Region", "eu-central-1",
          "AWS::AccountId", "111122223333",
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "accounts-dev",
          "AWS::StackId",
              "arn:aws:cloudformation:eu-central-1:111122223333:stack/accounts-dev/1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809");

  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("AWS::RDS::DBCluster", "accounts-dev-1a2b3c4d-1"),
          Map.entry(
              "AWS::RDS::DBCluster.DBClusterArn",
              "arn:aws:rds:eu-central-1:111122223333:cluster:accounts-dev-1a2b3c4d-1"),
          Map.entry(
              "AWS::RDS::DBCluster.MasterUserSecret.SecretArn",
              "arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!cluster-1-AbCdEf"),
          Map.entry(
              "AWS::SecretsManager::Secret",
              "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ApplicationSecret-AbCdEf"),
          Map.entry("AWS::Cognito::UserPool", "eu-central-1_Ab12Cd34E"),
          Map.entry(
              "AWS::Cognito::UserPool.Arn",
              "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_Ab12Cd34E"),
          Map.entry("AWS::Cognito::UserPoolDomain", "accounts-dev-1a2b3c4d"),
          Map.entry("AWS::Cognito::UserPoolClient", "1example23456789abcdefghij"),
          Map.entry(
              "AWS::RDS::DBProxy.Endpoint",
              "accounts-dev-1a2b3c4d.proxy-abcdefghijkl.eu-central-1.rds.amazonaws.com"),
          Map.entry(
              "AWS::RDS::DBProxy.DBProxyArn",
              "arn:aws:rds:eu-central-1:111122223333:db-proxy:prx-0123456789abcdef0"),
          Map.entry("AWS::EC2::VPC", "vpc-0123456789abcdef0"),
          Map.entry("AWS::EC2::Subnet", "subnet-0123456789abcdef0"),
          Map.entry("AWS::EC2::SecurityGroup.GroupId", "sg-0123456789abcdef0"),
          Map.entry(
              "AWS::SNS::Topic", "arn:aws:sns:eu-central-1:111122223333:accounts-AlarmTopic-1"));

  private StandIns() {}

  /** The value of {@code Ref} or, with an attribute, of {@code Fn::GetAtt}. */
  static String value(String type, String id, String attribute) {
    String key = attribute.isEmpty() ? type : type + "." + attribute;
    return BY_TYPE.getOrDefault(key, attribute.isEmpty() ? id : id + "." + attribute);
  }
}

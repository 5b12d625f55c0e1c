import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseTemplate } from '../src/template.js';
import { findingsIn } from '../src/templates.js';

const EXAMPLE = readFileSync(new URL('example.yaml', import.meta.url), 'utf8');

const findings = (text) => findingsIn('example.yaml', parseTemplate(text));

test('a sound template raises nothing', () => {
  assert.deepEqual(findings(EXAMPLE), []);
});

/** Each mistake: what it is, the text that it replaces, the text it puts there, who must object, and where. */
const MISTAKES = [
  ['a reference that leads nowhere', '!GetAtt Role.Arn}', '!GetAtt Nobody.Arn}', 'cdk/synthesis', 'template'],
  ['a resource that needs itself', '{RetentionInDays: 30}', '{RetentionInDays: 30, LogGroupName: !Ref Logs}', 'cdk/synthesis', 'template'],
  ['a property that does not exist', 'PasswordLength: 32', 'PasswordLenght: 32', 'spec/property', 'Secret'],
  ['a property in the wrong case', 'RetentionInDays: 30', 'retentionInDays: 30', 'spec/property', 'Logs'],
  ['a missing property', '      Principal: apigateway.amazonaws.com\n', '', 'spec/required', 'Permission'],
  ['a text for a number', 'PasswordLength: 32', 'PasswordLength: long', 'spec/value', 'Secret'],
  ['a text for an object', 'GenerateSecretString: {PasswordLength: 32}', 'GenerateSecretString: password', 'spec/value', 'Secret'],
  ['a list for a text', "!Sub '${AWS::StackName}-function'", "!Split [',', 'a,b']", 'spec/value', 'Permission'],
  ['a type that does not exist', 'AWS::Logs::LogGroup', 'AWS::Logs::Group', 'spec/type', 'Logs'],
  ['an attribute that does not exist', '!GetAtt Logs.Arn', '!GetAtt Logs.ARN', 'spec/attribute', 'Role'],
  ['a variable of Fn::Sub that does not exist', '${AWS::StackName}', '${StackName}', 'spec/reference', 'Permission'],
  ['a function that does not exist', '!Ref AWS::AccountId', '{Fn::Reference: AWS::AccountId}', 'spec/function', 'Permission'],
  ['a key that a resource does not have', 'DeletionPolicy: Delete\n    Properties: {Ret', 'DeletePolicy: Delete\n    Properties: {Ret', 'spec/resource-key', 'Logs'],
  ['a reference to what is made only sometimes', 'Type: AWS::Logs::LogGroup', 'Type: AWS::Logs::LogGroup\n    Condition: Traces', 'spec/reference', 'Role'],
  ['a retention that CloudWatch does not have', 'RetentionInDays: 30', 'RetentionInDays: 31', 'validate/W3030', 'Logs'],
  ['a parameter that nobody reads', '  Tracing:\n', '  Idle: {Type: String}\n  Tracing:\n', 'validate/W2001', 'Parameters'],
  ['a wildcard without a reason', 'AwsSolutions-IAM5[Resource::*]', 'AwsSolutions-IAM5[Resource::other]', 'nag/AwsSolutions-IAM5[Resource::*]', 'Role'],
  ['a suppression that nothing needs', 'PutTraceSegments', 'PutTraceSegments\', Resource: !GetAtt Logs.Arn} # ', 'nag/idle-suppression', 'Role'],
  ['a suppression without a reason', 'Nothing that this secret opens exists, so it need not rotate.', 'not needed', 'nag/reason', 'Secret'],
  ['a permission for every account', '      SourceAccount: !Ref AWS::AccountId\n', '', 'guard/PERMISSION_NAMES_ITS_SOURCE', 'Permission'],
  ['logs for ever', '    Properties: {RetentionInDays: 30}\n', '', 'guard/LOG_GROUP_FORGETS', 'Logs'],
  ['data without a policy', '    UpdateReplacePolicy: Retain\n', '', 'guard/WHAT_KEEPS_DATA_SAYS_WHAT_BECOMES_OF_IT', 'Secret'],
  ['everything but something', "Action: 'logs:PutLogEvents'", "NotAction: 'logs:PutLogEvents'", 'guard/POLICY_SAYS_WHAT_IT_ALLOWS', 'Role'],
];

for (const [mistake, sound, wrong, rule, at] of MISTAKES) {
  test(`${mistake} is found`, () => {
    assert.ok(EXAMPLE.includes(sound), 'the example has the text that the mistake replaces');
    const found = findings(EXAMPLE.replace(sound, wrong));
    assert.ok(
      found.some((one) => one.rule === rule && one.at.startsWith(at)),
      `${rule} at ${at} is not among ${JSON.stringify(found, null, 1)}`,
    );
  });
}

test('a key that stands twice is refused', () => {
  assert.throws(() => parseTemplate('Resources: {A: {Type: x}, A: {Type: y}}'), /unique/);
});

test('a tag that CloudFormation does not have is refused', () => {
  assert.throws(() => parseTemplate('Outputs: {A: {Value: !Reff B}}'), /Reff/);
});

/** A value for each parameter whose presence decides something; what it looks like matters to some checks. */
const EXAMPLES = {
  AlarmEmail: 'somebody@example.org',
  AlarmTopicArn: 'arn:aws:sns:eu-central-1:123456789012:alarms',
  CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012',
  DomainName: 'accounts.example.org',
  HostedUiDomainPrefix: 'accounts-example',
  JdbcConnectArn: 'arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-0123456789abcdef0/accounts_service',
  JdbcUrl: 'jdbc:postgresql://proxy.example.org:5432/accounts?sslmode=verify-full',
  SecurityGroupId: 'sg-0123456789abcdef0',
  SnapshotIdentifier: 'accounts-snapshot',
  SubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
  UserPoolArn: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Example01',
  UserPoolClientIds: '1example23456789',
  UserPoolDomain: 'sign-in.example.org',
  UserPoolId: 'eu-central-1_Example01',
  VpcId: 'vpc-0123456789abcdef0',
};

/**
 * A value that the parameter allows and that is not its default.
 *
 * @throws {Error} when none is known; then one belongs into this file
 */
export function exampleOf(name, { Type, Default, MaxValue, AllowedPattern }) {
  if (Type === 'Number') {
    return String(MaxValue ?? Number(Default ?? 0) + 1);
  }
  // The Amplify drop-in puts its category and resource before the name.
  const known = Object.keys(EXAMPLES).filter((one) => name.endsWith(one));
  const example = EXAMPLES[known.sort((one, other) => other.length - one.length)[0]] ?? name;
  if (AllowedPattern && !new RegExp(AllowedPattern).test(example)) {
    throw new Error(`no example is known for the parameter ${name}: add one to src/examples.js`);
  }
  return example;
}

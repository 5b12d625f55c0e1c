// The stack accounts-dev as it is when the reader has followed docs/deploy.md, in the AWS account of the stand-ins.

/** Commands that deploy it, with every part that a later page operates. */
export const DEPLOYED = [
  'export AWS_REGION=eu-central-1',
  'aws s3 mb s3://accounts-artifacts-1a2b3c >/dev/null',
  'aws cloudformation package --template-file accounts-infra/target/deployment/main.yaml' +
    ' --s3-bucket accounts-artifacts-1a2b3c --output-template-file packaged.yaml >/dev/null',
  'aws cloudformation deploy --template-file packaged.yaml --stack-name accounts-dev --capabilities CAPABILITY_IAM' +
    ' --parameter-overrides CommandLineSignIn=enabled WebPage=on DeletionProtection=true' +
    ' EventBus=arn:aws:events:eu-central-1:111122223333:event-bus/accounts >/dev/null',
  'pool=$(aws cloudformation describe-stacks --stack-name accounts-dev --output text' +
    ` --query "Stacks[0].Outputs[?OutputKey=='UserPoolId'].OutputValue")`,
  'aws cognito-idp admin-create-user --user-pool-id "$pool" --username ada@example.com --message-action SUPPRESS' +
    ' --user-attributes Name=email,Value=ada@example.com Name=custom:tenantId,Value=acme >/dev/null',
  'unset pool AWS_REGION\n',
].join('\n');

# shellcheck shell=bash
# What must be so before anything is created.

# No call of AWS returns where these are missing. Without RDS Proxy by AWS's pages on it, 2026-11; perhaps without SnapStart
# for Java by the rule E2530 of cfn-lint 1.51, which AWS does not confirm, so it is a warning.
without_proxy='ap-east-2 ap-southeast-6 use1-az3'
perhaps_without_snapstart='ap-east-2 ap-south-2 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 cn-north-1
  cn-northwest-1 eu-central-2 eu-south-2 eusc-de-east-1 il-central-1 me-central-1 mx-central-1 us-gov-east-1 us-gov-west-1'

# What the templates need of IAM, one for each service that they use here.
actions() {
  printf '%s ' cloudformation:CreateStack s3:CreateBucket iam:CreateRole iam:PassRole rds:CreateDBCluster \
    secretsmanager:CreateSecret lambda:CreateFunction apigateway:POST logs:CreateLogGroup cloudwatch:PutMetricAlarm
  [ -n "$(parameter VpcId)" ] || printf '%s ' ec2:CreateVpc
  [ -n "$(parameter UserPoolArn)" ] || printf '%s ' cognito-idp:CreateUserPool
  [ "$(parameter WebPage)" = off ] || printf '%s ' cloudfront:CreateDistribution
}

check_tools() {
  local version
  version=$(aws --version 2>&1) || version='none'
  [[ $version == aws-cli/2.* ]] || stop "This needs version 2 of the AWS CLI; what is here is ${version%% *}." \
    'Install it: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html'
}

check_credentials() {
  local caller
  step 'Account and region'
  export AWS_PAGER='' AWS_REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || :)}}
  export AWS_DEFAULT_REGION=$AWS_REGION
  [ -n "$AWS_REGION" ] || stop 'No region is chosen.' 'For example: export AWS_REGION=eu-central-1'
  caller=$(aws sts get-caller-identity --query '[Account, Arn]' --output text) || stop \
    'AWS does not accept your credentials.' 'Sign in with aws sso login or aws configure, or choose: export AWS_PROFILE=NAME'
  account=${caller%%$'\t'*} arn=${caller##*$'\t'}
  bucket=accounts-artifacts-$account-$AWS_REGION
  say "$account in $AWS_REGION, as ${arn#*:*:*:*:*:}"
}

check_permissions() {
  local caller denied
  [ -n "$checks_permissions" ] || return 0
  caller=$(iam_arn) || { say 'Your permissions cannot be checked beforehand.' && return; }
  # shellcheck disable=SC2046 # the words of the list are the actions
  denied=$(aws iam simulate-principal-policy --policy-source-arn "$caller" --action-names $(actions) --output text \
    --query 'EvaluationResults[].[EvalActionName, EvalDecision]' 2>/dev/null) ||
    { say 'Your permissions cannot be checked beforehand.' && return; }
  denied=$(grep -v 'allowed$' <<<"$denied" | cut -f 1 | tr '\n' ' ' || :)
  [ -z "$denied" ] || stop "You may not do this in the account $account: $denied" \
    'Use credentials of an administrator.' \
    'If you may do it for some resources only, which are enough: add --no-permission-check.'
}

# The user or role of the caller; there is none to ask for with root, who may do everything.
iam_arn() {
  local role=${arn#*:assumed-role/}
  case $arn in
    *:assumed-role/*) aws iam get-role --role-name "${role%%/*}" --query Role.Arn --output text 2>/dev/null ;;
    *:user/*) printf '%s' "$arn" ;;
    *) return 1 ;;
  esac
}

check_region() {
  step "What $AWS_REGION offers"
  ! is_new SnapStart || check_snapstart
  ! is_new Adapter || check_proxy
  ! is_new EngineVersion || check_database
  [ "$status" != none ] || [ -n "$(parameter VpcId)" ] || choose_zones
}

# Whether a parameter takes effect now; what is deployed already works.
is_new() { [ "$status" = none ] || is_given "$1"; }

check_snapstart() {
  local listed="(^|[[:space:]])$AWS_REGION([[:space:]]|\$)"
  [ "$(parameter SnapStart)" = off ] || [[ ! $perhaps_without_snapstart =~ $listed ]] ||
    say "$AWS_REGION may have no SnapStart for Java. If the function fails, do without: $(again deploy SnapStart=off)"
}

check_proxy() {
  [ "$(parameter Adapter)" != jdbc ] || [[ " $without_proxy " != *" $AWS_REGION "* ]] || stop \
    "$AWS_REGION does not offer RDS Proxy, which JDBC needs." \
    "Run: $(again "$task" Adapter=dataapi), or choose another AWS_REGION."
}

check_database() {
  local version
  version=$(parameter EngineVersion)
  offers=$(aws rds describe-orderable-db-instance-options --engine aurora-postgresql --engine-version "$version" \
    --db-instance-class db.serverless --output json)
  [[ $offers == *'"EngineVersion"'* ]] || stop \
    "$AWS_REGION does not offer Aurora Serverless v2 with PostgreSQL $version. It has PostgreSQL $(versions)." \
    "Run: $(again "$task" EngineVersion=…) with 16.3, 17.4, 18.3 or newer, or choose another AWS_REGION."
  [[ $offers =~ \"SupportsHttpEndpoint\":\ true ]] || stop \
    "$AWS_REGION does not offer the RDS Data API, which the migration needs whatever the adapter is." \
    'Choose another region: export AWS_REGION=eu-central-1'
  say "Aurora PostgreSQL $version, Serverless v2, Data API"
}

versions() {
  aws rds describe-db-engine-versions --engine aurora-postgresql --query 'DBEngineVersions[].EngineVersion' --output text |
    tr '\t' ' '
}

# Two zones that have all that is asked for. They cannot be changed later, so this happens once.
choose_zones() {
  local name id suited=() wanted
  wanted=$(parameter AvailabilityZones)
  while read -r name id; do
    [[ $offers == *"\"Name\": \"$name\""* ]] || continue
    [ "$(parameter Adapter)" != jdbc ] || [[ " $without_proxy " != *" $id "* ]] || continue
    [ -n "$wanted" ] && [[ ",$wanted," != *",$name,"* ]] || suited+=("$name")
  done < <(aws ec2 describe-availability-zones --filters Name=zone-type,Values=availability-zone \
    --query 'AvailabilityZones[].[ZoneName, ZoneId]' --output text)
  [ ${#suited[@]} -ge 2 ] || stop "Of the zones ${wanted:-of $AWS_REGION} only these have all that is needed: ${suited[*]-none}" \
    "Choose two others with AvailabilityZones=…,… or another AWS_REGION; Adapter=dataapi needs no RDS Proxy."
  zones="${suited[0]},${suited[1]}"
  say "zones $zones"
}

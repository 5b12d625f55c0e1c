# shellcheck shell=bash
# What must be so before anything is created.

# Regions without SnapStart for Java, and zones without RDS Proxy: no call of AWS returns them. From cfn-lint 1.51 and
# from AWS's page on RDS Proxy, 2026-11.
without_snapstart='us-gov-west-1 us-gov-east-1 cn-north-1 cn-northwest-1 me-central-1'
without_proxy='use1-az3'

# What the templates need of IAM, one for each service.
actions='cloudformation:CreateStack s3:CreateBucket iam:CreateRole iam:PassRole ec2:CreateVpc rds:CreateDBCluster
  secretsmanager:CreateSecret lambda:CreateFunction apigateway:POST cognito-idp:CreateUserPool logs:CreateLogGroup
  cloudwatch:PutMetricAlarm cloudfront:CreateDistribution'

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
  # shellcheck disable=SC2086 # the words of the list are the actions
  denied=$(aws iam simulate-principal-policy --policy-source-arn "$caller" --action-names $actions --output text \
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
  check_snapstart
  check_database
  [ "$status" != none ] || [ -n "$(parameter VpcId)" ] || choose_zones
}

check_snapstart() {
  [ "$(parameter SnapStart)" = off ] || [[ " $without_snapstart " != *" $AWS_REGION "* ]] || stop \
    "$AWS_REGION does not offer SnapStart for Java." \
    "Run: $(again "$task" SnapStart=off) (a cold start then takes seconds), or choose another AWS_REGION."
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

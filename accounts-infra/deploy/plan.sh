# shellcheck shell=bash
# The plan: what would change, and what it costs at least.

# List prices of us-east-1 in USD without free tiers, from AWS's pages, 2026-11; docs/deploy.md has the same.
hours=730
price_capacity=0.12      # Aurora Serverless v2, for an ACU and hour
price_proxy=0.015        # RDS Proxy, for an ACU and hour, of which it takes at least 8
price_nat=0.05           # NAT gateway 0.045 and its address 0.005, for an hour
price_secret=0.40        # Secrets Manager, for a secret and month: the master's, the application's, the relay's
price_alarm=0.10         # CloudWatch, for an alarm and month
price_waf=10             # WAF, a web ACL 5 and its rules, for a month

plan() {
  check_permissions
  check_status
  check_fixed
  check_region
  build
  package
  show_changes
  show_cost
  say "Nothing was changed; the templates and zips are in the bucket $bucket. To do it: $(again deploy)"
}

# The change set of the main stack. Those of nested stacks cannot be made before the outputs are known that they depend on.
show_changes() {
  local each changes before
  step "What would change in $stack"
  before=$(stack_now StackId)
  first_values
  aws cloudformation deploy --template-file "$work/packaged.yaml" --stack-name "$stack" --s3-bucket "$bucket" \
    --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset --no-execute-changeset \
    ${values[@]+--parameter-overrides "${values[@]}"} >"$work/log" ||
    { cat "$work/log" >&2 && return 1; }
  changes=$(grep -o 'arn:[^ ]*:changeSet/[^ ]*' "$work/log") || { say 'Nothing.' && return; }
  for each in ${values[@]+"${values[@]}"}; do
    say "$each${current:+ (now: $(value "${each%%=*}" "$current"))}"
  done
  aws cloudformation describe-change-set --change-set-name "$changes" --output text --query \
    "Changes[].ResourceChange.[Action, LogicalResourceId, ResourceType, join(' ', Details[].ChangeSource)]" | awk -F '\t' '
    { printf "   %-8s %-14s %s\n", $4 ~ /^Automatic( Automatic)*$/ ? "perhaps" : $1, $2, $3 }'     # only nested stacks are Automatic
  forget "$changes" "$before"
}

# Takes away the change set, and the stack if there was none before and nothing else has begun with it.
forget() {
  local made
  made=$(aws cloudformation describe-change-set --change-set-name "$1" --query StackId --output text)
  aws cloudformation delete-change-set --change-set-name "$1"
  [ -z "$2" ] && [ "$(stack_now StackStatus)" = REVIEW_IN_PROGRESS ] || return 0
  [ "$(aws cloudformation list-change-sets --stack-name "$made" --query 'length(Summaries)' --output text)" != 0 ] ||
    aws cloudformation delete-stack --stack-name "$made"
}

# What a stack that is there has now; nothing if there is none.
stack_now() {
  aws cloudformation describe-stacks --stack-name "$stack" --query "Stacks[0].$1" --output text 2>/dev/null || :
}

show_cost() {
  local alarms=7 secrets=2 instances=1 capacity jdbc=0 nat=0 waf=0
  capacity=$(parameter MinCapacity)
  [ "$(parameter Reader)" = none ] || instances=2
  [ "$(parameter Waf)" = off ] || waf=1
  if [ "$(parameter Adapter)" = jdbc ]; then
    jdbc=1
    [ -n "$(parameter VpcId)" ] || nat=1
  fi
  [ -z "$(parameter EventBus)" ] || { secrets=3 && alarms=10; }
  # A proxy, and a relay, keep the database awake at its smallest capacity.
  [ "$capacity" != 0 ] || { [ -z "$(parameter EventBus)" ] && [ $jdbc = 0 ]; } || capacity=0.5
  step 'What it costs at least, in USD a month'
  {
    line 'Aurora, capacity that is never given back' "$hours * $price_capacity * $capacity * $instances"
    line 'RDS Proxy' "$hours * $price_proxy * 8 * $jdbc"
    line 'NAT gateway and its address' "$hours * $price_nat * $nat"
    line 'WAF' "$price_waf * $waf"
    line 'secrets and alarms' "$price_secret * $secrets + $price_alarm * $alarms"
  } | awk -F '\t' '{ sum += $2; if ($2) printf "   %8.2f  %s\n", $2, $1 } END { printf "   %8.2f  together\n", sum }'
  say 'This is a floor: storage, requests, awake hours, logs and transfer come on top. Prices of us-east-1, 2026-11.'
}

line() { printf '%s\t%s\n' "$1" "$(awk "BEGIN { print $2 }")"; }

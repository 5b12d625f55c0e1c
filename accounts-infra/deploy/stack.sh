# shellcheck shell=bash
# The stack as it is: its status, its parameters and its outputs.

read_stack() {
  read_status
  current='' outputs=''
  [ "$status" != none ] || return 0
  current=$(pairs 'Parameters[].[ParameterKey, ParameterValue]')
  outputs=$(pairs 'Outputs[].[OutputKey, OutputValue]')
}

read_status() {
  status=$(aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].StackStatus' --output text \
    2>"$work/refused") || { grep -q 'does not exist' "$work/refused" || { cat "$work/refused" >&2 && return 1; }; }
  status=${status:-none}
  [ "$status" != REVIEW_IN_PROGRESS ] || status=none     # a plan of a stack that was not created
}

pairs() { aws cloudformation describe-stacks --stack-name "$stack" --output text --query "Stacks[0].$1"; }

# The value behind a name in lines of names and values.
value() {
  local rest=$'\n'$2
  [[ $rest == *$'\n'"$1"$'\t'* ]] || return 0
  rest=${rest#*$'\n'"$1"$'\t'}
  printf '%s' "${rest%%$'\n'*}"
}

output() { value "$1" "$outputs"; }

# A parameter as it will be: given now, or as the stack has it, or what a first deployment sets, or the default.
parameter() {
  local each
  for each in ${given[@]+"${given[@]}"}; do
    [ "${each%%=*}" != "$1" ] || { printf '%s' "${each#*=}" && return; }
  done
  if [[ $'\n'$current == *$'\n'"$1"$'\t'* ]]; then
    value "$1" "$current"
  elif [ "$status $1" = 'none WebPage' ]; then
    printf 'on'
  else
    default_of "$1"
  fi
}

default_of() {
  awk -v name="$1" '/^  [A-Za-z]+:$/ { at = $1 == name ":" } at && $1 == "Default:" { gsub(/\047/, "", $2); print $2; exit }' \
    accounts-infra/src/main/resources/cloudformation/main.yaml
}

# With another value of these, CloudFormation would create a new, empty database beside the old one, or fail.
check_fixed() {
  local name
  [ "$status" != none ] || return 0
  for name in ProjectName Environment VpcId SubnetIds VpcCidr AvailabilityZones; do
    [ "$(parameter "$name")" = "$(value "$name" "$current")" ] || ! is_given "$name" || stop \
      "$name cannot be changed later: $stack has ${name}=$(value "$name" "$current")." \
      "Run the command without it, or deploy another environment beside this one: ./deploy OTHER ${name}=$(parameter "$name")"
  done
}

# What can be done with the stack depends on how the last deployment ended.
check_status() {
  case $status in
    none | CREATE_COMPLETE | UPDATE_COMPLETE | UPDATE_ROLLBACK_COMPLETE | IMPORT_COMPLETE) ;;
    ROLLBACK_COMPLETE) clear_first_attempt ;;
    UPDATE_ROLLBACK_FAILED)
      failures
      stop "The last update of $stack failed, and so did its rollback; the resources are above." \
        "Fix them, then run: aws cloudformation continue-update-rollback --stack-name $stack" "When it is done: $(again deploy)"
      ;;
    *_IN_PROGRESS) stop "Something else is at work on $stack: $status" "Wait until it has ended, then run $(again "$task") again." ;;
    *)
      failures
      stop "$stack is $status, and cannot be updated." "Delete it with ./deploy $environment --delete, then run $(again deploy)"
      ;;
  esac
}

# Nothing works in a stack whose first deployment was rolled back; CloudFormation wants it to be deleted.
clear_first_attempt() {
  [ "$task" = deploy ] || stop "The first deployment of $stack failed and was rolled back, so there is nothing to compare with." \
    "Run: $(again deploy)"
  step 'The first deployment failed and was rolled back: its empty stack is removed'
  aws cloudformation delete-stack --stack-name "$stack"
  gone || stop "The empty stack could not be removed. The first resource that failed: $(first_failure)" \
    "Fix this, then run $(again deploy) again."
  current='' outputs=''
}

# shellcheck shell=bash
# What CloudFormation does, while it does it.

# Runs a command that takes minutes, and shows the events of the stack and its nested stacks until it ends.
follow() {
  local line ended=''
  events --no-paginate | cut -f 1 >"$work/seen"
  : >"$work/new"
  : >"$work/log"
  while [ -z "$ended" ]; do
    if IFS= read -r -t 5 line <&3; then
      case $line in
        'status '*) ended=${line#status } ;;
        *) printf '%s\n' "$line" >>"$work/log" ;;
      esac
    else
      show_new_events
    fi
  done 3< <("$@" 2>&1 && echo 'status 0' || echo "status $?")
  show_new_events
  return "$ended"
}

show_new_events() {
  events --no-paginate | grep -vFf "$work/seen" | sort -k 2 >"$work/unseen" || :
  cut -f 1 "$work/unseen" >>"$work/seen"
  cat "$work/unseen" >>"$work/new"
  awk -F '\t' '{ printf "   %s  %-28s %s\n", substr($2, 12, 8), $5, $4 "/" $3 }' "$work/unseen"
}

# A line for each event: its id, time, resource, stack, status and reason. With --no-paginate the last hundred of each
# stack, which is enough where they are read every few seconds.
events() {
  local each
  for each in "$stack" $(nested); do
    aws cloudformation describe-stack-events "$@" --stack-name "$each" --output text --query \
      'StackEvents[].[EventId, Timestamp, LogicalResourceId, StackName, ResourceStatus, ResourceStatusReason]' 2>/dev/null || :
  done
}

# The ids of the nested stacks that there are by now.
nested() {
  aws cloudformation describe-stack-resources --stack-name "$stack" --output text --query \
    "StackResources[?ResourceType=='AWS::CloudFormation::Stack'].PhysicalResourceId" 2>/dev/null || :
}

failures() { events >"$work/new" && say "$(failed)"; }

# The resources that failed by themselves, the first one first; others fail because of them.
failed() {
  awk -F '\t' '$5 ~ /_FAILED$/ && $6 !~ /cancelled|^The following resource|^Embedded stack|^Nested stack/ {
    print $2 "\t" $4 "/" $3 ": " $6 }' "$work/new" | sort | cut -f 2
}

first_failure() { failed | awk 'NR == 1'; }

# shellcheck shell=bash
# What CloudFormation does, while it does it.

# Runs a command that takes minutes, and shows the events of the stack and its nested stacks until it ends.
follow() {
  local ended
  events --no-paginate | cut -f 1 >"$work/seen"
  : >"$work/new"
  until IFS= read -r -t 5 ended <&3; do
    show_new_events
  done 3< <("$@" >"$work/log" 2>&1 && echo 0 || echo $?)
  show_new_events
  return "$ended"
}

# The CLI waits for an hour. A slow shift of traffic takes longer, and so does a network interface that Lambda releases.
outlast() {
  read_status || exit
  while [[ $status == *_IN_PROGRESS ]]; do
    sleep 10
    show_new_events
    read_status || exit
  done
}

# Whether CloudFormation has completed what the CLI has begun, and did not wait for.
completed() {
  grep -q '^Waiting for stack' "$work/log" || return 1
  outlast
  [[ $status == CREATE_COMPLETE || $status == UPDATE_COMPLETE ]]
}

# Whether the stack that is being deleted is gone in the end.
gone() {
  follow aws cloudformation wait stack-delete-complete --stack-name "$stack" || :
  outlast
  [ "$status" = none ]
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
  done | awk -F '\t' 'NF >= 5'     # a reason may have more lines than one
}

# The ids of the nested stacks that there are by now.
nested() {
  aws cloudformation describe-stack-resources --stack-name "$stack" --output text --query \
    "StackResources[?ResourceType=='AWS::CloudFormation::Stack'].PhysicalResourceId" 2>/dev/null || :
}

failures() { events >"$work/new" && say "$(failed)"; }

# The resources that failed by themselves since the last operation began, the first one first; others fail because of them.
failed() {
  sort -t $'\t' -k 2,2 "$work/new" | awk -F '\t' -v stack="$stack" '
    $3 == stack && $5 ~ /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/ { count = 0 }
    $5 ~ /_FAILED$/ && $6 !~ /cancelled|^The following resource|^Embedded stack|^Nested stack/ { line[++count] = $4 "/" $3 ": " $6 }
    END { for (i = 1; i <= count; i++) print line[i] }'
}

first_failure() { failed | awk 'NR == 1'; }

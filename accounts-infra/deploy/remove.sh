# shellcheck shell=bash
# Deletion, which keeps what cannot be made again.

delete() {
  local cluster log role protected
  [ "$status" != none ] || stop "There is no stack $stack in $AWS_REGION." 'Nothing is to be done; another AWS_REGION may have one.'
  [[ $status != *_IN_PROGRESS ]] || stop "Something else is at work on $stack: $status" "Wait until it has ended, then run $(again delete) again."
  check_termination_protection
  confirm
  step "Delete $stack"
  cluster=$(resource_in Data Cluster) log=$(resource_in Web LogBucket) role=$(resource_in Application GatewayLogsRole)
  protected=$(aws rds describe-db-clusters --output text --query "DBClusters[?DBClusterIdentifier=='$cluster'].DeletionProtection")
  [ "$protected" != True ] || protect "$cluster" --no-deletion-protection
  aws cloudformation delete-stack --stack-name "$stack" || not_deleted
  gone || stop "$stack could not be deleted. The first resource that failed: $(first_failure)" \
    "Fix this, then run $(again delete) again."
  show_what_is_kept
}

check_termination_protection() {
  local protected
  protected=$(aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].EnableTerminationProtection' --output text)
  [ "$protected" != True ] || stop "$stack has termination protection." \
    "To end it: aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name $stack" \
    "Then run $(again delete) again."
}

# Only the environment's name, typed again, or --yes says that it is meant.
confirm() {
  [ -n "$asks" ] || [ -n "$agreed" ] || stop "To delete $stack without being asked:" "$(again delete) --yes"
  [ -n "$agreed" ] && return
  ask "Delete $stack in $AWS_REGION of the account $account? Enter $environment to do it:"
  [ "$reply" = "$environment" ] || stop 'Nothing was deleted.' "To delete it, enter $environment when asked."
}

# What a nested stack has under a name, if it came so far.
resource_in() {
  local nested
  nested=$(resource "$stack" "$1") || return 0
  resource "$nested" "$2" || :
}

resource() {
  aws cloudformation describe-stack-resources --stack-name "$1" --logical-resource-id "$2" --output text \
    --query 'StackResources[?PhysicalResourceId].PhysicalResourceId' 2>/dev/null
}

protect() { aws rds modify-db-cluster "$2" --apply-immediately --db-cluster-identifier "$1" >"$work/log"; }

# Called by delete, whose variables say what it has done.
not_deleted() {
  local again=''
  [ "$protected" != True ] || { protect "$cluster" --deletion-protection && again=' The cluster is protected again.'; }
  stop "CloudFormation refuses to delete $stack; its message is above.$again" "Fix this, then run $(again delete) again."
}

show_what_is_kept() {
  local snapshots=''
  step 'Deleted. These are kept:'
  [ -z "$cluster" ] || snapshots=$(aws rds describe-db-cluster-snapshots --db-cluster-identifier "$cluster" --snapshot-type manual \
    --query 'DBClusterSnapshots[].DBClusterSnapshotIdentifier' --output text)
  kept 'the snapshot of the database' "$snapshots"
  kept 'the user pool, because users have no backup' "$(output UserPoolId)"
  kept 'the bucket of the page' "$(output WebBucket)"
  kept "the bucket of the page's log" "$log"
  kept 'the role with which API Gateway writes logs, because other APIs may use it' "$role"
  kept 'the bucket of the templates and zips, which other environments use' "$bucket"
  say "docs/deploy.md says under \"Tear down\" how to delete these, too. To restore the database: docs/how-to/back-up-and-restore.md."
}

kept() { [ -z "$2" ] || say "$1: $2"; }

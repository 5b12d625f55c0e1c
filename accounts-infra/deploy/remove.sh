# shellcheck shell=bash
# Deletion, which keeps what cannot be made again.

delete() {
  local cluster
  [ "$status" != none ] || stop "There is no stack $stack in $AWS_REGION." 'Nothing is to be done; another AWS_REGION may have one.'
  [[ $status != *_IN_PROGRESS ]] || stop "Something else is at work on $stack: $status" "Wait until it has ended, then run $(again delete) again."
  confirm
  step "Delete $stack"
  cluster=$(cluster_of)
  [ -z "$cluster" ] || aws rds modify-db-cluster --no-deletion-protection --apply-immediately \
    --db-cluster-identifier "$cluster" >"$work/log"
  aws cloudformation delete-stack --stack-name "$stack"
  follow aws cloudformation wait stack-delete-complete --stack-name "$stack" || stop \
    "$stack could not be deleted. The first resource that failed: $(first_failure)" \
    "Fix this, then run $(again delete) again."
  show_what_is_kept "$cluster"
}

# Only the environment's name, typed again, or --yes says that it is meant.
confirm() {
  [ -n "$asks" ] || [ -n "$agreed" ] || stop "To delete $stack without being asked:" "./deploy $environment --delete --yes"
  [ -n "$agreed" ] && return
  ask "Delete $stack in $AWS_REGION of the account $account? Enter $environment to do it:"
  [ "$reply" = "$environment" ] || stop 'Nothing was deleted.' "To delete it, enter $environment when asked."
}

# The cluster of the nested stack with the database, which may have failed before there was one.
cluster_of() {
  local data
  data=$(resource "$stack" Data) || return 0
  resource "$data" Cluster || :
}

resource() {
  aws cloudformation describe-stack-resources --stack-name "$1" --logical-resource-id "$2" --output text \
    --query 'StackResources[0].PhysicalResourceId' 2>/dev/null
}

show_what_is_kept() {
  step 'Deleted. These are kept:'
  [ -z "$1" ] || say "the snapshot of the database: $(aws rds describe-db-cluster-snapshots --db-cluster-identifier "$1" \
    --snapshot-type manual --query 'DBClusterSnapshots[].DBClusterSnapshotIdentifier' --output text)"
  [ -z "$(output UserPoolId)" ] || say "the user pool $(output UserPoolId), because users have no backup"
  [ -z "$(output WebBucket)" ] || say "the bucket of the page, $(output WebBucket)"
  say "docs/deploy.md says under \"Tear down\" how to delete these, too. To restore the database: docs/how-to/back-up-and-restore.md."
}

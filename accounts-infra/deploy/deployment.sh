# shellcheck shell=bash
# A deployment: one pass, and a second one where the page's address was not known before.

deploy() {
  check_permissions
  check_status
  check_region
  build
  step "Deploy $stack"
  package
  first_values
  pass ${values[@]+"${values[@]}"}
  second_pass
  upload_page
  make_user
  show_addresses
}

# What is set: all that was given, and with a first deployment more. DeletionProtection=false lets CloudFormation roll back.
first_values() {
  local each
  values=(${given[@]+"${given[@]}"})
  [ "$status" = none ] || return 0
  for each in "Environment=$environment" DeletionProtection=false WebPage=on CommandLineSignIn=enabled \
    ${zones:+"AvailabilityZones=$zones"}; do
    is_given "${each%%=*}" || values+=("$each")
  done
}

is_given() { [[ " ${given[*]-}" == *" $1="* ]]; }

# Deploys with these parameters, and the other slot where a changed one would not be noticed otherwise.
pass() {
  local slot overrides=("$@")
  slot=$(other_slot "$@")
  [ -z "$slot" ] || overrides+=("Slot=$slot")
  follow aws cloudformation deploy --template-file "$work/packaged.yaml" --stack-name "$stack" --s3-bucket "$bucket" \
    --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset ${overrides[@]+--parameter-overrides "${overrides[@]}"} || completed || pass_failed
  read_stack
}

# Of a stage and of a version of the function there is one for each slot, so that they follow the parameters.
other_slot() {
  local each changed=''
  [ "$status" != UPDATE_ROLLBACK_COMPLETE ] || changed='yes'
  for each in "$@"; do
    [ "${each%%=*}" != Slot ] || return 0
    [ "$(value "${each%%=*}" "$current")" = "${each#*=}" ] || changed='yes'
  done
  [ "$status" = none ] || [ -z "$changed" ] || case $(value Slot "$current") in
    blue) printf 'green' ;;
    *) printf 'blue' ;;
  esac
}

pass_failed() {
  local reason
  reason=$(first_failure)
  [ -n "$reason" ] || stop "CloudFormation has not begun: $(tail -n 1 "$work/log")" "Fix this, then run $(again deploy) again."
  case $reason in
    *'version for this Lambda function exists'*)
      stop "$reason" "Lambda has this version from an attempt that failed. Run: $(again deploy "Slot=$(value Slot "$current")")" ;;
    *AccessDenied* | *'not authorized'*)
      stop "$reason" "Let an administrator allow this, or use other credentials; then run $(again deploy) again." ;;
  esac
  [[ $status == *ROLLBACK_COMPLETE ]] || stop "The deployment failed, and $stack is $status. The first resource that failed: $reason" \
    "Run $(again deploy) again: it says what to do."
  stop "The deployment failed, and CloudFormation has undone it. The first resource that failed: $reason" \
    "Fix this, then run $(again deploy) again: it goes on from here. docs/deploy.md has more under \"When a deployment fails\"."
}

# The API allows the page to call it, and sign-in returns to the page: both need the address that the first pass made.
# And what was deployed is protected, unless DeletionProtection=false is given now.
second_pass() {
  local web changes=()
  web=$(output WebUrl)
  [ "$(value DeletionProtection "$current")" = true ] || is_given DeletionProtection || changes+=(DeletionProtection=true)
  if [ -n "$web" ]; then
    with AllowedOrigin "$web" '*'
    with CallbackUrls "$web/app/signed-in" http://localhost:8080/
    with LogoutUrls "$web/" http://localhost:8080/
  fi
  [ ${#changes[@]} -gt 0 ] || return 0
  step 'Second pass: the address of the page, and protection from deletion'
  pass "${changes[@]}"
}

# Adds a value to the list of a parameter where it is missing; the default gives way to it.
with() {
  local list
  list=$(value "$1" "$current")
  [ "$list" != "$3" ] || list=$2
  [[ ",$list," == *",$2,"* ]] || list=$list,$2
  [ "$list" = "$(value "$1" "$current")" ] || changes+=("$1=$list")
}

# shellcheck shell=bash
# A deployment: one pass, and a second one where the page's address was not known before.

deploy() {
  local page_before
  check_permissions
  check_status
  check_fixed
  check_region
  build
  step "Deploy $stack"
  package
  first_values
  page_before=$(output WebUrl)
  pass ${values[@]+"${values[@]}"}
  second_pass
  upload_page
  make_user
  show_addresses
}

# What is set: all that was given, and with a first deployment more. DeletionProtection=false lets CloudFormation roll back.
first_values() {
  local each role own=()
  values=(${given[@]+"${given[@]}"})
  [ "$status" = none ] || return 0
  role=$(aws apigateway get-account --query cloudwatchRoleArn --output text)
  [ "$role" != None ] || role=''
  for each in "Environment=$environment" DeletionProtection=false WebPage=on CommandLineSignIn=enabled \
    ${zones:+"AvailabilityZones=$zones"} ${role:+GatewayLogRole=keep}; do
    is_given "${each%%=*}" || own+=("$each")
  done
  values+=(${own[@]+"${own[@]}"})
  [ "$task" = plan ] || say "A first deployment, so these are set: ${own[*]-}"
  [[ " ${own[*]-} " != *' CommandLineSignIn=enabled '* ]] ||
    say 'AWS credentials and the password of a user give a token; CommandLineSignIn=disabled leaves the page only.'
  [[ " ${own[*]-} " != *' GatewayLogRole=keep '* ]] ||
    say "The role $role writes the logs of API Gateway in this region, hence GatewayLogRole=keep."
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
    *SnapStart*) stop "$reason" "Run: $(again deploy SnapStart=off) (a cold start then takes seconds), or choose another AWS_REGION." ;;
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
    any_origin_is_meant || with AllowedOrigin '' '*'
    with CallbackUrls /app/signed-in http://localhost:8080/
    with LogoutUrls / http://localhost:8080/
  fi
  [ ${#changes[@]} -gt 0 ] || return 0
  step 'Second pass: the address of the page, and protection from deletion'
  pass "${changes[@]}"
}

# Any origin is the default, and meant where it is given now, or was left when sign-in learned the page's address.
any_origin_is_meant() {
  [ "$(value AllowedOrigin "$current")" = '*' ] || return 1
  is_given AllowedOrigin || [[ ",$(value CallbackUrls "$current")," == *",$web/app/signed-in,"* ]]
}

# Adds the page's address with this path to the list of a parameter where it is missing. The default gives way to it, and so
# does the address of before.
with() {
  local list now entry=",$web$2," before=",$page_before$2,"
  now=$(value "$1" "$current")
  list=,$now,
  [ "$now" != "$3" ] || list=$entry
  [ "$page_before" = "$web" ] || is_given "$1" || list=${list/"$before"/,}
  [[ $list == *"$entry"* ]] || list=${list%,}$entry
  list=${list#,} list=${list%,}
  [ "$list" = "$now" ] || changes+=("$1=$list")
}

# shellcheck shell=bash
# The first user. There is no sign-up: an administrator says who belongs to which tenant.

make_user() {
  local pool
  pool=$(output UserPoolId)
  [ -n "$pool" ] || return 0
  [ -n "$email" ] || has_users "$pool" || ask_for_user
  [ -n "$email" ] || return 0
  step "The user $email of the tenant ${tenant:=main}"
  if aws cognito-idp admin-create-user --user-pool-id "$pool" --username "$email" --desired-delivery-mediums EMAIL \
    --user-attributes "[$(attribute email "$email"),$(attribute email_verified true),$(attribute custom:tenantId "$tenant")]" \
    >"$work/log" 2>"$work/refused"; then
    say "Cognito has sent a temporary password to $email, who sets another one when signing in on the page."
  elif grep -q UsernameExistsException "$work/refused"; then
    say 'There is such a user already, who stays as they are.'
  else
    cat "$work/refused" >&2
    stop "The user $email cannot be made; everything else is deployed." \
      "Fix this, then run: $(again deploy)"
  fi
}

attribute() { printf '{"Name":"%s","Value":%s}' "$1" "$(json "$2")"; }

has_users() {
  [ -n "$(aws cognito-idp list-users --user-pool-id "$1" --limit 1 --query 'Users[].Username' --output text)" ]
}

ask_for_user() {
  ask 'E-mail address of the first user (empty: none):'
  email=$reply
  [ -z "$email" ] || [ -n "$tenant" ] || { ask 'Their tenant (empty: main):' && tenant=$reply; }
}

# shellcheck shell=bash
# A token for calls from the command line. The password is entered, and given to the CLI over a pipe, so that no list of
# processes shows it.

token() {
  local pool client password id_token
  pool=$(output UserPoolId) client=$(output ClientId)
  [ "$status" != none ] || stop "There is no stack $stack in $AWS_REGION." "Deploy it: $(again deploy)"
  [ -n "$pool" ] && [ "$(value CommandLineSignIn "$current")" = enabled ] || stop "$stack has no sign-in with a password." \
    "Where it has a user pool of its own, allow it: $(again deploy CommandLineSignIn=enabled)"
  IFS= read -rsp "Password of $signs_in: " password || :
  say ''
  id_token=$(printf '{"USERNAME":%s,"PASSWORD":%s}' "$(json "$signs_in")" "$(json "$password")" |
    aws cognito-idp admin-initiate-auth --user-pool-id "$pool" --client-id "$client" --auth-flow ADMIN_USER_PASSWORD_AUTH \
      --auth-parameters file:///dev/stdin --query AuthenticationResult.IdToken --output text)
  [ "$id_token" != None ] || stop "Cognito asks $signs_in for more than a password." \
    'Sign in on the page once, and set a password there. With a second factor there is no token without the page.'
  printf '%s\n' "$id_token" >&3
}

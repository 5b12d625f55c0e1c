# shellcheck shell=bash
# The page's files, and where everything is.

# Browsers keep files with a hash in their name for a year. The others come last, so that none refers to a missing file.
upload_page() {
  local files
  files=$(output WebBucket)
  [ -n "$files" ] || return 0
  step 'The page'
  aws s3 cp --quiet --recursive "$page" "s3://$files" --exclude '*' --include '*-????????.js' --include '*-????????.css' \
    --cache-control 'public, max-age=31536000, immutable'
  output WebConfig | aws s3 cp --quiet - "s3://$files/config.json" --content-type application/json --cache-control no-store
  aws s3 cp --quiet --recursive "$page" "s3://$files" --exclude '*-????????.js' --exclude '*-????????.css' --exclude 'shell/*' \
    --cache-control no-cache
  aws cloudfront create-invalidation --distribution-id "$(output WebDistribution)" --paths '/*' >"$work/log"
}

show_addresses() {
  local web api
  web=$(output WebUrl) api=$(output ApiUrl)
  step 'Done'
  [ -z "$web" ] || say "The page:  $web"
  say "The API:   $api"
  [ -n "$(output UserPoolId)" ] || [ -z "$web" ] ||
    say "Your user pool must allow the callback URL $web/app/signed-in and the sign-out URL $web/"
  [ "$(value CommandLineSignIn "$current")" != enabled ] || [ -z "$(output UserPoolId)" ] || cat <<TEXT
   A token, for a user who has set a password on the page, and a first call:
   token=\$(./deploy $environment --token E-MAIL)
TEXT
  say "curl -i '$api/accounts/tree' -H \"Authorization: Bearer \$token\""
}

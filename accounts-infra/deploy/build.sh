# shellcheck shell=bash
# The templates, the zips and the page, and the bucket that they go to.

built=accounts-infra/target/deployment/main.yaml
page=accounts-web/dist/accounts-web/browser

build() {
  if ! is_built; then
    step 'Build'
    : >"$work/begun"
    ./mvnw --batch-mode --quiet package -DskipTests
    touch -r "$work/begun" $built
  fi
  has_page || stop 'The page was not built, because npm is missing.' \
    "Install Node.js 20 or newer with npm, or leave the page out: $(again "$task" WebPage=off)"
}

has_page() { [ "$(parameter WebPage)" = off ] || [ -f $page/index.html ]; }

# Whether no source is newer than what was built; git knows which files are sources.
is_built() {
  local file
  [ -f $built ] && has_page || return 1
  git ls-files -z --cached --others --exclude-standard -- 'accounts-*/*' pom.xml >"$work/sources" 2>/dev/null || return 1
  while IFS= read -r -d '' file; do
    [ -e "$file" ] && [ ! "$file" -nt $built ] || return 1
  done <"$work/sources"
  [ -s "$work/sources" ]
}

# The bucket for the templates and zips of all environments of the account and region.
make_bucket() {
  ! aws s3api head-bucket --bucket "$bucket" --expected-bucket-owner "$account" 2>/dev/null || return 0
  step "Bucket $bucket"
  aws s3 mb "s3://$bucket" || stop "The bucket $bucket cannot be made." \
    'If its name belongs to another account, follow the steps of docs/deploy.md, which choose a name.'
  aws s3api put-public-access-block --bucket "$bucket" --public-access-block-configuration \
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
}

package() {
  make_bucket
  aws cloudformation package --template-file $built --s3-bucket "$bucket" \
    --output-template-file "$work/packaged.yaml" >"$work/log" || { cat "$work/log" >&2 && return 1; }
}

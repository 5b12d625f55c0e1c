# shellcheck shell=bash
# What is said, and how the command ends.

step() { printf '\n== %s\n' "$*"; }
say() { printf '   %s\n' "$@"; }

# Ends the command: what is wrong, and what to do next.
stop() {
  advise "$@"
  stopped='yes'
  exit 1
}

# Every end cleans up, and one that is not ours says how to go on, too.
ended() {
  rm -rf "$work"
  case ${stopped:-$1} in
    0 | yes) ;;
    130 | 143) advise 'Interrupted.' 'CloudFormation goes on with what it has begun.' "When that has ended, run $(again "$task") again." ;;
    *) advise 'The last call failed; its message is above.' "Fix that, then run $(again "$task") again." ;;
  esac
}

advise() {
  printf '\n%s\n' "$1" >&2
  shift
  printf '  -> %s\n' "$@" >&2
}

# The command as it was entered, for advice: with this task, and with these parameters instead of the given ones.
again() {
  local each line="./deploy $environment"
  [ "$1" = deploy ] || line="$line --$1"
  [ "$1" != token ] || line=$line$(printf ' %q' "$signs_in")
  shift
  for each in ${given[@]+"${given[@]}"}; do
    [[ " $*" == *" ${each%%=*}="* ]] || line=$line$(printf ' %q' "$each")
  done
  [ -z "$email" ] || line=$line$(printf ' --user %q' "$email")
  [ -z "$tenant" ] || line=$line$(printf ' --tenant %q' "$tenant")
  [ -z "$agreed" ] || line="$line --yes"
  [ -n "$checks_permissions" ] || line="$line --no-permission-check"
  printf '%s' "$line${*:+ $*}"
}

# Asks for a value. Where no one can be asked, and where nothing is entered, the value is empty.
ask() {
  reply=''
  [ -z "$asks" ] || { printf '%s ' "$1" && IFS= read -r reply; } || :
}

# A text as JSON has it.
json() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; }

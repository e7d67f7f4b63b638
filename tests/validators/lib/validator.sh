# Sourced by the validators. A validator is called as `tests/validators/<validator> FILE...` and ends with
#   0   the files are clean
#   1   it has complaints, printed on standard output
#   77  it cannot run here; it prints why
validators=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
shared=$validators/../../../shared
modules=$validators/node_modules

unavailable() {
  echo "${0##*/} is not available: $*"
  exit 77
}

# need COMMAND PACKAGE: the Debian package that brings the command.
need() { command -v "$1" >/dev/null || unavailable "no $1 (Debian package $2; tools/test installs it)"; }

need_file() { [ -e "$1" ] || unavailable "no $1 ($2)"; }

need_module() { need_file "$modules/$1" "npm package; tools/test installs it"; need node nodejs; }

browser=/usr/bin/chromium
need_browser() { need_file "$browser" "Debian package chromium; tools/test installs it"; }

# A folder of the validator's own, gone when it ends.
scratch() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
}

[ $# -gt 0 ] || { echo "usage: ${0##*/} FILE..." >&2; exit 2; }

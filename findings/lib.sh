# findings/lib.sh - what the scripts of this folder share. Sourced, never run.
#
# Packages go into a folder of their own below a temporary one that is removed at the end; nothing is installed on
# the machine. FINDINGS_CACHE may name a folder in which downloaded packages are kept between runs.
set -euo pipefail
export LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"

fail() { echo "CHANGED: $*" >&2; exit 1; }

# Puts Debian packages (NAME=VERSION) and what they need beyond this machine's packages into $root.
debian() {
  local archives=${FINDINGS_CACHE:-$work/cache}/debian
  mkdir -p "$archives/partial"
  local uris
  uris=$(apt-get install --print-uris -qq -y --no-install-recommends -o Dir::Cache::archives="$archives" "$@") ||
    fail "no such packages: $*"
  apt-get install --download-only -qq -y --no-install-recommends -o Dir::Cache::archives="$archives" \
    -o APT::Sandbox::User=root "$@" >/dev/null
  local package
  apt-get install --simulate -qq -y --no-install-recommends "$@" | sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1 \2/p' |
    while read -r package version; do
      dpkg-deb -x "$archives/${package%%:*}_${version//:/%3a}"_*.deb "$root"
    done
  export PATH=$root/usr/bin:$PATH
  export LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu:$root/usr/lib
  export PYTHONPATH=$root/usr/lib/python3/dist-packages
}

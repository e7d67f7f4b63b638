#!/bin/sh
# ./test.sh BROADSHEET PLUGIN: is the plugin fit, and does it still make of its
# sample what it is meant to? After a change that is meant: ./test.sh BROADSHEET PLUGIN --accept
set -eu
broadsheet=$1 plugin=$2
cd "$(dirname "$0")"
made=$(mktemp)
trap 'rm -f "$made"' EXIT
"$broadsheet" plugins check "$plugin"{{check}}
"$broadsheet" convert --plugin "$plugin" {{convert}} -o - >"$made"
if [ "${3:-}" = --accept ]; then cp "$made" test/expected; fi
diff -u test/expected "$made" && echo "{{name}}: makes what it is meant to make"

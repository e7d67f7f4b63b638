#!/bin/bash
# hypher 0.2.5 with hyphenation.en-us 0.2.1 (npm). Guess: it adds soft hyphens (U+00AD) to words and changes nothing else. Seen:
# it also puts a zero width space (U+200B) behind every slash, so that dates, "and/or" and addresses that a reader copies
# are other strings.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
npm_install hypher@0.2.5 hyphenation.en-us@0.2.1
expect "hypher" "and/{200B}or on 1/{200B}7" "$(node -e '
const hypher = new (require("hypher"))(require("hyphenation.en-us"));
console.log(hypher.hyphenateText("and/or on 1/7").replace(/\u200B/g, "{200B}").replace(/\u00AD/g, "{AD}"))')"

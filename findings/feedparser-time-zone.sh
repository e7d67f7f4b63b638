#!/bin/bash
# python3-feedparser 6.0.10-1. Guess: a time zone by a name that RFC 822 has not (CET, CEST, JST) is refused, so that the item
# has no date, or is read right. Seen: it is taken for UTC without a word, an hour or nine wrong; EST, which RFC 822
# has, is right.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian python3-feedparser=6.0.10-1
cat >read.py <<'PY'
import sys, feedparser
item = "<item><title>a</title><pubDate>Mon, 01 Jul 2024 08:00:00 %s</pubDate></item>"
for zone in ("+0200", "CEST", "JST", "EST"):
    feed = feedparser.parse('<rss version="2.0"><channel><title>t</title>' + item % zone + "</channel></rss>")
    print(zone, "%d:00" % feed.entries[0].published_parsed.tm_hour, end=" ")
PY
expect "hour in UTC" "+0200 6:00 CEST 8:00 JST 8:00 EST 13:00" "$(python3 read.py | sed 's/ $//')"

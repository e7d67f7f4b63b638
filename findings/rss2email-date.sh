#!/bin/bash
# rss2email 3.13.1-3 (Debian's default configuration). Guess: the mail of an item has the date that the item has. Seen: it
# has the time at which r2e ran, until `date-header = True` is set; a mailbox of an archive's feed is all of one day.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian rss2email=1:3.13.1-3
cat >feed.xml <<'XML'
<rss version="2.0"><channel><title>Quay</title><link>http://quay.example/</link><description>News</description>
<item><title>Lamp</title><link>http://quay.example/1</link><pubDate>Thu, 16 May 2024 18:05:00 +0200</pubDate><description>It is lit.</description></item>
</channel></rss>
XML
printf '#!/bin/sh\ncat >>%s/mails\n' "$work" >"$work/send"
chmod +x send
# year_of_mail SETTING…: of the mail that r2e sends of the feed.
year_of_mail() {
  rm -f mails r2e.cfg r2e.json
  printf '[DEFAULT]\nfrom = a@quay.example\nto = b@quay.example\nemail-protocol = sendmail\nsendmail = %s/send\n' "$work" >r2e.cfg
  printf '%s\n' "$@" >>r2e.cfg
  r2e -c r2e.cfg -d r2e.json add quay "file://$work/feed.xml" >/dev/null 2>&1
  r2e -c r2e.cfg -d r2e.json run >/dev/null 2>&1
  sed -n 's/^Date: .* \([0-9]\{4\}\) .*/\1/p' mails
}
now=$(date +%Y)
expect "year of the mail" "now" "$(year_of_mail "" | sed "s/^$now\$/now/")"
expect "with date-header" "2024" "$(year_of_mail "date-header = True")"

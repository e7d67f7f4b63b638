#!/bin/bash
# newsboat 2.21-1.5. Guess: an item without a title, as of short posts, has none in the list, or the beginning of its text.
# Seen: it is called by the last part of its link, here "7" and "Quay news"; only without a link it has none.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian newsboat=2.21-1.5
cat >feed.xml <<'XML'
<rss version="2.0"><channel><title>Quay</title><link>http://quay.example/</link><description>News</description>
<item><link>http://quay.example/7</link><guid isPermaLink="false">a</guid><description>The lamp is lit.</description></item>
<item><link>http://quay.example/2024/quay-news.html?x=1</link><guid isPermaLink="false">b</guid><description>The bus is back.</description></item>
<item><guid isPermaLink="false">c</guid><description>The wall is mended.</description></item>
</channel></rss>
XML
echo "file://$work/feed.xml" >urls
HOME=$work newsboat -u urls -c cache.db -x reload
expect "titles" "[7] [Quay news] []" "$(python3 -c "import sqlite3; print(*(f'[{r[0]}]' for r in sqlite3.connect('cache.db').execute('select title from rss_item order by guid')))")"

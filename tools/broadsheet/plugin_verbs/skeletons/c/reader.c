/* {{name}}: a reader. It gets the bytes of a file and pushes an issue.
 * Articles are separated by empty lines; the first line of each is its headline. */
#include <broadsheet/plugin.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole input, to be freed; NULL where it cannot be read or held. */
static char *read_all(const bs_host *host, size_t *size) {
  size_t room = 1 << 16;
  char *bytes = malloc(room);
  *size = 0;
  while (bytes) {
    const int64_t n = host->read(host->self, bytes + *size, room - *size);
    char *more;
    if (n == 0) return bytes;
    if (n < 0) break;
    *size += (size_t)n;
    if (*size < room) continue;
    more = realloc(bytes, room *= 2);
    if (!more) break;
    bytes = more;
  }
  free(bytes);
  return NULL;
}

/* Whether the bytes are UTF-8 (RFC 3629): nothing else may be pushed. */
static int is_utf8(const unsigned char *text, size_t len) {
  size_t i, n, size;
  for (i = 0; i < len; i += size) {
    const unsigned first = text[i];
    if (first < 0x80) size = 1;
    else if (first >= 0xC2 && first < 0xE0) size = 2;
    else if ((first & 0xF0) == 0xE0) size = 3;
    else if (first >= 0xF0 && first < 0xF5) size = 4;
    else return 0;
    if (size > len - i) return 0;
    for (n = 1; n < size; ++n)
      if ((text[i + n] & 0xC0) != 0x80) return 0;
    if ((first == 0xE0 && text[i + 1] < 0xA0) || (first == 0xED && text[i + 1] > 0x9F)) return 0;
    if ((first == 0xF0 && text[i + 1] < 0x90) || (first == 0xF4 && text[i + 1] > 0x8F)) return 0;
  }
  return 1;
}

/* The line at *at, without its line feed; moves on to the next one. */
static bs_str next_line(const char **at, const char *end) {
  const char *feed = memchr(*at, '\n', (size_t)(end - *at));
  const bs_str line = {*at, (size_t)((feed ? feed : end) - *at)};
  *at = feed ? feed + 1 : end;
  return line;
}

/* Pushes the articles of `bytes`; their blocks go to `blocks`, which has room for a line each. */
static bs_status push_articles(const char *bytes, size_t size, const bs_sink *out, bs_block *blocks, uint32_t *count) {
  const char *at = bytes, *end = bytes + size;
  bs_status status = BS_OK;
  uint32_t line_number = 0;
  while (at < end && status == BS_OK) {
    bs_article article = {0};
    char id[32];
    article.size = sizeof article;
    article.blocks = blocks;
    while (at < end) {
      const bs_str line = next_line(&at, end);
      ++line_number;
      if (line.len == 0) break;
      if (article.headline.len == 0) {
        article.headline = line;
      } else {
        const bs_block paragraph = {BS_PARAGRAPH, 0, line, {NULL, 0}, NULL, 0, NULL, 0, line_number, line_number};
        blocks[article.block_count++] = paragraph;
      }
    }
    if (article.headline.len == 0) continue;
    article.id.ptr = id;
    article.id.len = (size_t)snprintf(id, sizeof id, "a-%u", (unsigned)++*count);
    status = out->article(out->self, &article);
  }
  return status;
}

static size_t lines_in(const char *bytes, size_t size) {
  size_t i, lines = 1;
  for (i = 0; i < size; ++i) lines += bytes[i] == '\n';
  return lines;
}

static bs_status read_input(const bs_host *host, const char *format, const bs_sink *out) {
  bs_issue issue = {0};
  bs_end end = {0};
  size_t size;
  uint32_t articles = 0;
  bs_status status;
  char *bytes = read_all(host, &size);
  bs_block *blocks = bytes ? malloc(lines_in(bytes, size) * sizeof *blocks) : NULL;
  (void)format;
  issue.size = sizeof issue;
  end.size = sizeof end;
  issue.publication = host->option(host->self, "publication");
  if (!blocks) {
    free(bytes);
    return host->fail(host->self, BS_IO, "the input cannot be read", 0);
  }
  status = is_utf8((const unsigned char *)bytes, size) ? out->open(out->self, &issue)
                                                       : host->fail(host->self, BS_BAD_INPUT, "is not UTF-8", 0);
  if (status == BS_OK) status = push_articles(bytes, size, out, blocks, &articles);
  if (status == BS_OK && articles == 0)
    status = host->fail(host->self, BS_BAD_INPUT, "has no article: separate articles by empty lines", 0);
  if (status == BS_OK) status = out->close(out->self, &end);
  free(blocks);
  free(bytes);
  return status;
}

const bs_plugin *broadsheet_plugin_v1(void) {
  static const bs_plugin plugin = {.size = sizeof plugin, .abi = BS_ABI, .read = read_input};
  return &plugin;
}

/* A writer in C: the contents of an issue as a table, a line an article, its
 * columns separated by tabs: page, section, headline, names, paragraphs. */
#include <broadsheet/plugin.h>

#include <stdio.h>
#include <stdlib.h>

BS_MANIFEST(
  "{ \"id\": \"org.example.contents\", \"version\": \"1.0.0\", \"abi\": 0,"
  "  \"about\": \"The contents of an issue as a table\","
  "  \"formats\": [{ \"name\": \"contents\", \"does\": [\"write\"], \"extensions\": [\".tsv\"],"
  "    \"media_type\": \"text/tab-separated-values\", \"about\": \"A line an article\","
  "    \"options\": [{ \"name\": \"header\", \"type\": \"bool\", \"default\": \"true\","
  "      \"help\": \"Begin with the names of the columns\" }] }] }");

typedef struct contents {
  const bs_host *host;
} contents;

static bs_status write_text(const bs_host *host, const char *text, size_t len) {
  return host->write(host->self, text, len);
}

/* A cell: no tab or other control character of the text reaches the table. */
static bs_status write_cell(const bs_host *host, bs_str text) {
  size_t begin = 0, i;
  bs_status status = BS_OK;
  for (i = 0; i <= text.len && status == BS_OK; ++i) {
    if (i < text.len && (unsigned char)text.ptr[i] >= 0x20) continue;
    if (i > begin) status = write_text(host, text.ptr + begin, i - begin);
    if (status == BS_OK && i < text.len) status = write_text(host, " ", 1);
    begin = i + 1;
  }
  return status;
}

static bs_status on_open(void *self, const bs_issue *issue) {
  static const char names[] = "page\tsection\theadline\tnames\tparagraphs\n";
  const bs_host *host = ((contents *)self)->host;
  const bs_str header = host->option(host->self, "header");
  (void)issue;
  /* A bool is "true" or "false". */
  return header.len == 4 ? write_text(host, names, sizeof names - 1) : BS_OK;
}

static bs_status on_article(void *self, const bs_article *article) {
  const bs_host *host = ((contents *)self)->host;
  const bs_str cells[3] = {article->page, article->section, article->headline};
  bs_status status = BS_OK;
  char count[32];
  size_t i, paragraphs = 0;
  for (i = 0; i < 3 && status == BS_OK; ++i) {
    status = write_cell(host, cells[i]);
    if (status == BS_OK) status = write_text(host, "\t", 1);
  }
  for (i = 0; i < article->byline_count && status == BS_OK; ++i) {
    if (i > 0) status = write_text(host, ", ", 2);
    if (status == BS_OK) status = write_cell(host, article->bylines[i].name);
  }
  for (i = 0; i < article->block_count; ++i)
    paragraphs += article->blocks[i].kind == BS_PARAGRAPH;
  if (status != BS_OK) return status;
  return write_text(host, count, (size_t)snprintf(count, sizeof count, "\t%lu\n", (unsigned long)paragraphs));
}

static bs_status on_close(void *self, const bs_end *end) {
  (void)self, (void)end;
  return BS_OK;
}

static bs_status open_contents(const bs_host *host, const char *format, const bs_sink *next, bs_sink *sink) {
  contents *self;
  (void)format;
  if (next) return host->fail(host->self, BS_UNSUPPORTED, "is no filter", 0);
  self = malloc(sizeof *self);
  if (!self) return host->fail(host->self, BS_IO, "out of memory", 0);
  self->host = host;
  sink->size = sizeof *sink;
  sink->self = self;
  sink->open = on_open;
  sink->article = on_article;
  sink->close = on_close;
  sink->drop = free;
  return BS_OK;
}

const bs_plugin *broadsheet_plugin_v1(void) {
  static const bs_plugin plugin = {.size = sizeof plugin, .abi = BS_ABI, .open = open_contents};
  return &plugin;
}

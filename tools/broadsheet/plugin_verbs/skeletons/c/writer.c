/* {{name}}: a writer. It gets an issue article by article and writes bytes. */
#include <broadsheet/plugin.h>

#include <stdlib.h>
#include <string.h>

typedef struct writer {
  const bs_host *host;
} writer;

static bs_status write_str(const writer *w, bs_str text) { return w->host->write(w->host->self, text.ptr, text.len); }
static bs_status write_char(const writer *w, char c) { return w->host->write(w->host->self, &c, 1); }

/* The lead stands in front of the first paragraph, with a blank but after a full-width bracket. */
static bs_status write_lead(const writer *w, bs_str lead) {
  static const char *const brackets[] = {"）", "】", "〕", "］", "》", "」"};
  size_t i;
  bs_status status = write_str(w, lead);
  if (status != BS_OK || lead.len == 0) return status;
  for (i = 0; i < sizeof brackets / sizeof *brackets; ++i)
    if (lead.len >= 3 && memcmp(lead.ptr + lead.len - 3, brackets[i], 3) == 0) return BS_OK;
  return write_char(w, ' ');
}

static bs_status on_open(void *self, const bs_issue *issue) {
  const writer *w = self;
  bs_status status = write_str(w, issue->publication);
  if (status == BS_OK) status = write_char(w, ' ');
  if (status == BS_OK) status = write_str(w, issue->date);
  return status == BS_OK ? write_char(w, '\n') : status;
}

static bs_status on_article(void *self, const bs_article *article) {
  const writer *w = self;
  size_t i;
  bs_status status = write_char(w, '\n');
  if (status == BS_OK) status = write_str(w, w->host->option(w->host->self, "bullet"));
  if (status == BS_OK) status = write_str(w, article->headline);
  if (status == BS_OK) status = write_char(w, '\n');
  for (i = 0; i < article->block_count && status == BS_OK; ++i) {
    if (i == 0) status = write_lead(w, article->lead);
    if (status == BS_OK) status = write_str(w, article->blocks[i].text);
    if (status == BS_OK) status = write_char(w, '\n');
  }
  return status;
}

static bs_status on_close(void *self, const bs_end *end) {
  (void)self, (void)end;
  return BS_OK;
}

static bs_status open_writer(const bs_host *host, const char *format, const bs_sink *next, bs_sink *sink) {
  writer *w;
  (void)format;
  if (next) return host->fail(host->self, BS_UNSUPPORTED, "is no filter", 0);
  w = malloc(sizeof *w);
  if (!w) return host->fail(host->self, BS_IO, "out of memory", 0);
  w->host = host;
  sink->size = sizeof *sink;
  sink->self = w;
  sink->open = on_open;
  sink->article = on_article;
  sink->close = on_close;
  sink->drop = free;
  return BS_OK;
}

const bs_plugin *broadsheet_plugin_v1(void) {
  static const bs_plugin plugin = {.size = sizeof plugin, .abi = BS_ABI, .open = open_writer};
  return &plugin;
}

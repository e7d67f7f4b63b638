/* {{name}}: a filter. It gets an issue article by article and passes it on. */
#include <broadsheet/plugin.h>

#include <stdlib.h>

typedef struct filter {
  const bs_host *host;
  const bs_sink *next;
} filter;

static bs_status on_open(void *self, const bs_issue *issue) {
  const filter *f = self;
  return f->next->open(f->next->self, issue);
}

static bs_status on_article(void *self, const bs_article *article) {
  const filter *f = self;
  bs_article changed = *article; /* its views live until this call returns */
  if (changed.section.len == 0) changed.section = f->host->option(f->host->self, "section");
  return f->next->article(f->next->self, &changed);
}

static bs_status on_close(void *self, const bs_end *end) {
  const filter *f = self;
  return f->next->close(f->next->self, end);
}

static bs_status open_filter(const bs_host *host, const char *format, const bs_sink *next, bs_sink *sink) {
  filter *f;
  (void)format;
  if (!next) return host->fail(host->self, BS_UNSUPPORTED, "is no writer", 0);
  f = malloc(sizeof *f);
  if (!f) return host->fail(host->self, BS_IO, "out of memory", 0);
  f->host = host;
  f->next = next;
  sink->size = sizeof *sink;
  sink->self = f;
  sink->open = on_open;
  sink->article = on_article;
  sink->close = on_close;
  sink->drop = free;
  return BS_OK;
}

const bs_plugin *broadsheet_plugin_v1(void) {
  static const bs_plugin plugin = {.size = sizeof plugin, .abi = BS_ABI, .open = open_filter};
  return &plugin;
}

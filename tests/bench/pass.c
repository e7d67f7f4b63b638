/* A filter that passes everything on: what it takes is what the boundary takes. */
#include <broadsheet/plugin.h>

BS_MANIFEST("{ \"id\": \"org.example.pass\", \"version\": \"1\", \"abi\": 0,"
            "  \"formats\": [{ \"name\": \"pass\", \"does\": [\"filter\"] }] }");

static const bs_sink *next_of(void *self) { return self; }
static bs_status on_open(void *self, const bs_issue *issue) { return next_of(self)->open(next_of(self)->self, issue); }
static bs_status on_article(void *self, const bs_article *article) {
  return next_of(self)->article(next_of(self)->self, article);
}
static bs_status on_close(void *self, const bs_end *end) { return next_of(self)->close(next_of(self)->self, end); }

static bs_status open_pass(const bs_host *host, const char *format, const bs_sink *next, bs_sink *sink) {
  const bs_sink pass = {sizeof pass, (void *)next, on_open, on_article, on_close, NULL, NULL};
  (void)format;
  if (!next) return host->fail(host->self, BS_UNSUPPORTED, "is no writer", 0);
  *sink = pass;
  return BS_OK;
}

const bs_plugin *broadsheet_plugin_v1(void) {
  static const bs_plugin plugin = {sizeof plugin, BS_ABI, NULL, NULL, open_pass};
  return &plugin;
}

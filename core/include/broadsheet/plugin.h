/* broadsheet/plugin.h - the whole plugin ABI. C99, no dependencies.
 *
 * A plugin is a shared library that exports broadsheet_plugin_v1() and carries
 * its manifest (BS_MANIFEST). It links to nothing of ours. The rules:
 *
 * 1. Text is UTF-8, counted, never NUL-terminated. {NULL, 0} is "absent".
 * 2. What a pointer gives you belongs to the giver and dies when the call
 *    returns. Copy what you keep. Nobody frees anybody else's memory.
 * 3. A call returns BS_OK, or the code that host->fail() returned.
 * 4. No exception, longjmp, exit() or setlocale() crosses this line.
 * 5. `size` is the struct's sizeof as its maker knew it; read nothing past it
 *    (BS_HAS asks whether a field is there). Fields are only ever appended.
 * 6. One instance, one thread at a time. Instances know nothing of each other.
 *
 * C++ authors include plugin.hpp instead and see none of this. */
#ifndef BROADSHEET_PLUGIN_H
#define BROADSHEET_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

/* What a field means stands in a column of its own. */
/* clang-format off */

#ifdef __cplusplus
extern "C" {
#endif

/* Raised only when an older plugin would break. 0 until release 1.0: a plugin
 * built for one 0 may not fit another, so it is rebuilt with Broadsheet. */
#define BS_ABI 0

#if defined(_WIN32)
#define BS_EXPORT __declspec(dllexport)
#else
#define BS_EXPORT __attribute__((visibility("default")))
#endif

typedef int32_t bs_status; /* of a bs_code */
enum bs_code {
  BS_OK = 0,
  BS_BAD_INPUT,    /* the input is not what the format asks for          */
  BS_UNSUPPORTED,  /* the input is valid, but this plugin cannot do it   */
  BS_IO,           /* reading or writing failed; the host knows why      */
  BS_CANCELLED,    /* host->cancelled() said so                          */
  BS_BUG           /* the plugin itself is at fault                      */
};

/* ---- The document ------------------------------------------------------- */

typedef struct bs_str {
  const char *ptr;
  size_t len;
} bs_str;

typedef struct bs_attr { /* open-ended facts; keys may repeat, order counts */
  bs_str key, value;
} bs_attr;

typedef struct bs_run { /* a mark on the bytes [begin, end) of a block's text */
  uint32_t kind;        /* skip kinds you do not know                         */
  uint32_t begin, end;
  bs_str value;         /* link target, normalised name, ...; may be absent   */
} bs_run;
enum {
  BS_STRONG = 1,
  BS_EMPHASIS,
  BS_LINK,      /* value: the target, an IRI                                  */
  BS_PERSON,    /* value: the normalised name, if another                     */
  BS_PLACE,
  BS_ORGANISATION,
  BS_LOST_GLYPH /* begin == end: a glyph of the print is missing here         */
};

typedef struct bs_block {
  uint32_t kind;  /* treat an unknown kind as a paragraph                     */
  uint32_t level; /* of a subhead or list item, from 1; 0 = does not say      */
  bs_str text;    /* no line breaks                                           */
  bs_str credit;  /* of a caption, role and verb kept: "Photo: Ann Hall"      */
  const bs_run *runs;
  size_t run_count;
  const bs_attr *attrs;
  size_t attr_count;
  uint32_t first_line, last_line; /* in the source, from 1; 0 = not known     */
  bs_str resource; /* of a figure: the id of its picture                      */
} bs_block;
enum {
  BS_PARAGRAPH = 1,
  BS_SUBHEAD,
  BS_CAPTION,
  BS_QUOTE,
  BS_LIST_ITEM,
  BS_TABLE_ROW, /* cells are separated by U+0009                              */
  BS_FIGURE     /* stands where its picture does; its caption, if it has one, is
                   the next block. Text: what the picture shows, for who cannot
                   see it, where the source says more than the caption        */
};

typedef struct bs_byline {
  bs_str role; /* as printed beside the name ("By", "Reporter"); may be absent */
  bs_str name;
} bs_byline;

typedef struct bs_dateline {       /* each part as printed, each may be absent */
  bs_str agency, place, date;
  bs_str text;                     /* the whole as printed                     */
} bs_dateline;

typedef struct bs_article {
  uint32_t size;
  uint32_t headline_confidence; /* percent that the headline is this article's;
                                   0 = the reader does not say                 */
  bs_str id;       /* unique in the issue, stable, ASCII: "a-1-3"              */
  bs_str page;     /* one of the issue's pages, or absent                      */
  bs_str section;
  bs_str headline; /* absent where the paper prints none; never invented       */
  bs_str lead;     /* run-in opening, printed in front of the first paragraph,
                      whose text starts after it                               */
  bs_str continued_to, continued_from; /* pages, where a part is missing       */
  const bs_str *kickers; /* display lines above the headline                   */
  size_t kicker_count;
  const bs_str *subheadlines; /* display lines below it, one entry per line    */
  size_t subheadline_count;
  const bs_byline *bylines;
  size_t byline_count;
  const bs_dateline *dateline; /* NULL = none                                  */
  const bs_attr *attrs;
  size_t attr_count;
  const bs_block *blocks;
  size_t block_count;
} bs_article;

typedef struct bs_issue { /* anything may be absent                            */
  uint32_t size;
  bs_str publication;
  bs_str title;    /* of this issue, where it has one beyond name and date     */
  bs_str date;     /* ISO 8601: "2021-10-31"                                   */
  bs_str language; /* BCP 47: "zh-Hans"                                        */
  bs_str edition;
  const bs_str *pages; /* names of the pages, in order                         */
  size_t page_count;
  const bs_attr *attrs;
  size_t attr_count;
} bs_issue;

typedef struct bs_furniture { /* what a page prints that is no article         */
  bs_str text;
  bs_str kind; /* folio, masthead, section, editors, advertisement, other      */
  bs_str page;
  uint32_t line;
} bs_furniture;

typedef struct bs_discarded { /* a piece of the source that is in no text      */
  bs_str text;
  bs_str reason; /* "hyphen", "control character", ...                         */
  uint32_t line;
} bs_discarded;

typedef struct bs_end { /* what is complete only after the last article        */
  uint32_t size;
  const bs_furniture *furniture;
  size_t furniture_count;
  const bs_discarded *discarded;
  size_t discarded_count;
} bs_end;

typedef struct bs_resource { /* a picture, which figures refer to by its id    */
  uint32_t size;
  uint32_t width, height; /* in pixels; 0 = not known                          */
  bs_str id;         /* unique in the issue without regard to case: ASCII letters,
                        digits, '-', '_', '.', at most 100, no '.' first       */
  bs_str media_type; /* "image/jpeg"                                           */
  bs_str page;       /* the page of the source that shows it, or absent        */
  bs_str box;        /* where on it: "x0 y0 x1 y1" in points, from the top left
                        corner; or absent                                      */
  const void *data;  /* the whole file, at least one byte                      */
  size_t data_size;
} bs_resource;

/* ---- The stream: one issue, its articles in reading order, one end. -------
 * A reader pushes into a sink, a writer is a sink, a filter sits between two.
 * Pictures do not flow with it: a reader hands each one over once, the host keeps
 * it, and whoever wants it asks host->resource(). So one is in memory at a time.
 * After a call that was not BS_OK, only drop() may follow. */
typedef struct bs_sink {
  uint32_t size;
  void *self;
  bs_status (*open)(void *self, const bs_issue *issue);
  bs_status (*article)(void *self, const bs_article *article);
  bs_status (*close)(void *self, const bs_end *end);
  void (*drop)(void *self); /* always, once, last; may be NULL                 */
  /* For readers and filters to call, after open() and before the first article
   * whose figure refers to it; the host copies it. A filter may replace a picture
   * by giving another of its id. NULL in the sink of a writer or filter.       */
  bs_status (*resource)(void *self, const bs_resource *resource);
} bs_sink;

/* ---- What the host gives the plugin. The plugin opens no file itself. ----- */

typedef struct bs_evidence { /* one decision of a reader, for `inspect`        */
  uint32_t size;
  uint32_t first_line, last_line; /* of the source, from 1                     */
  double probability;             /* of the decision, 0..1; < 0 = not known    */
  bs_str stage;                   /* "lines", "paragraphs", "articles", ...    */
  bs_str decision;                /* what was decided: "joins the line before" */
  bs_str text;                    /* the text it was decided about             */
  bs_str why;                     /* "full line 17/17, no final stop"          */
} bs_evidence;

typedef struct bs_finding { /* a rule of its format that a file breaks, for `check` */
  uint32_t size;
  uint32_t line, column; /* from 1, columns in characters; 0 = none in particular */
  bs_str code;           /* stable and searchable: "BS-E206"                   */
  bs_str what;           /* what is wrong: "two items have the id \"p1\""      */
  bs_str rule;           /* who asks for what: "EPUB 3.3, 5.3.5: ids are unique" */
  bs_str advice;         /* what to do about it                                */
  bs_str part;           /* the entry of an archive; absent = the file itself  */
  bs_str article;        /* its id, where one is concerned                     */
} bs_finding;

typedef struct bs_host {
  uint32_t size;
  void *self;
  /* The value of an option, by its name in the manifest: given, else default.
   * Already checked against the declared type. An option of type "file" gives the
   * file's bytes, NAME.file its name. "language": what the user told the reader. */
  bs_str (*option)(void *self, const char *name);
  /* Records why a call fails and returns `code`, for `return host->fail(...)`.
   * `line` is the line of the source from 1, or 0. */
  bs_status (*fail)(void *self, bs_status code, const char *why, uint32_t line);
  /* `code` is stable and searchable: "BS-I010". */
  void (*warn)(void *self, const char *code, const char *why, uint32_t line);
  /* Fills buf with up to cap bytes of the input: the count, 0 at its end,
   * -1 when reading failed (return BS_IO then). */
  int64_t (*read)(void *self, void *buf, size_t cap);
  bs_status (*write)(void *self, const void *data, size_t len);
  /* Following writes go to this file of an output folder. A relative path of
   * plain names with '/' between; the host refuses any other. A writer that
   * calls it does so before its first write. "" says that there is nothing to write: no
   * output appears. */
  bs_status (*part)(void *self, const char *name);
  /* Not 0: stop soon and return BS_CANCELLED. */
  int (*cancelled)(void *self);
  /* NULL where nobody listens: then a reader need not collect evidence. */
  void (*explain)(void *self, const bs_evidence *evidence);
  /* For check(). NULL where nothing is checked. */
  void (*found)(void *self, const bs_finding *finding);
  /* Of an option of type "ledger", a file of what was sent before: the lines that it has for
   * an issue, absent if none; they live until the next call. NULL where the user named no
   * ledger, or the plugin is isolated. */
  bs_str (*recall)(void *self, const char *option, bs_str issue);
  /* Lines that take their place, once the output is whole: JSON, each beginning with
   * {"issue":"...", the first with ,"stories":N behind that, the number of the others. */
  bs_status (*remember)(void *self, const char *option, bs_str issue, bs_str lines);
  /* For a reader whose input names further files ("pages/0001.xml"): following
   * reads are of that file, from its front. A relative path of plain names with
   * '/' between, below the input's folder; the host opens it, through no link
   * that leads out, and counts its bytes with the input's. NULL: the input
   * itself again, where it was left. BS_BAD_INPUT: there is no such file;
   * BS_UNSUPPORTED: the name leads elsewhere, or the input has no folder
   * (standard input). Neither makes the call fail, and the input is read next. */
  bs_status (*sibling)(void *self, const char *name);
  /* For writers and filters: the picture of this id, which lives until the next
   * call of resource() or the end of the call at hand. NULL: there is none, or it
   * cannot be read, and then the host fails the conversion itself. What a figure
   * refers to is always there.                                                */
  const bs_resource *(*resource)(void *self, bs_str id);
  /* For a reader or check() that need not have all of its input in memory: the input's
   * bytes; -1 where it can only be read from front to end (standard input).  */
  int64_t (*input_size)(void *self);
  /* Where it has a size: fills buf with up to cap bytes of the input from `offset` on,
   * wherever read() is: the count, 0 beyond the end, -1 when reading failed. */
  int64_t (*read_at)(void *self, uint64_t offset, void *buf, size_t cap);
} bs_host;

/* ---- What the plugin gives the host. Functions it lacks are NULL. --------- */
typedef struct bs_plugin {
  uint32_t size, abi; /* abi: BS_ABI                                           */
  /* How well `head` (up to 64 KiB of an input) fits the format, 0..100. */
  int32_t (*probe)(const bs_host *, const char *format, const void *head, size_t len);
  /* Reads host->read() to its end and pushes the document into `out`. */
  bs_status (*read)(const bs_host *, const char *format, const bs_sink *out);
  /* Fills `sink`: a writer if next is NULL, else a filter that pushes into next.
   * `host` and `next` live until sink->drop(). */
  bs_status (*open)(const bs_host *, const char *format, const bs_sink *next, bs_sink *sink);
  /* Reads host->read() to its end and tells host->found() each rule of the
   * format that the input breaks. BS_OK however many there are; to fail with
   * BS_BAD_INPUT is to find that the input is not of the format at all. */
  bs_status (*check)(const bs_host *, const char *format);
} bs_plugin;

#define BS_HAS(p, f) ((p)->size >= (size_t)((const char *)(&(p)->f + 1) - (const char *)(p)))

/* The manifest: JSON text in the file after a marker, so that the host knows
 * everything about a plugin before it runs a byte of it. Once per plugin.
 * Its fields are described in plugins/README.md. */
#define BS_MANIFEST(json)                          \
  extern BS_EXPORT const char broadsheet_manifest[]; \
  const char broadsheet_manifest[] = "\1broadsheet-manifest\2" json

/* Returns a plugin that lives for ever. The symbol's name carries the version
 * of the entry point. */
BS_EXPORT const bs_plugin *broadsheet_plugin_v1(void);

#ifdef __cplusplus
}
#endif
#endif

// A plugin that does wrong what its option "how" names; else it behaves.
#include <broadsheet/plugin.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace broadsheet;

namespace {

std::string answer(const char* call, long result) {
  return std::string(call) + (result < 0 ? std::string(": ") + std::strerror(errno) : " worked");
}

[[noreturn]] void loop() {
  for (volatile bool for_ever = true; for_ever;) {
  }
  std::abort();
}

std::string_view kept;   // of an earlier call
int shared_counter = 0;  // of all instances

struct Deed {
  const char* name;
  void (*run)(const plugin::Host& host);
};

const Deed kDeeds[] = {
    {"throws", [](const plugin::Host&) { throw std::runtime_error("no glyph for U+2F00"); }},
    {"throws-int", [](const plugin::Host&) { throw 7; }},
    {"segfault", [](const plugin::Host&) { raise(SIGSEGV); }},
    {"abort", [](const plugin::Host&) { std::abort(); }},
    {"divides-by-zero", [](const plugin::Host&) { raise(SIGFPE); }},
    {"exit-0", [](const plugin::Host&) { std::exit(0); }},
    {"_exit-0", [](const plugin::Host&) { _exit(0); }},
    {"loops", [](const plugin::Host&) { loop(); }},
    {"sleeps",
     [](const plugin::Host&) {
       for (;;) sleep(1);
     }},
    {"drips",
     [](const plugin::Host& host) {
       for (;;) host.write("."), usleep(1000);
     }},
    {"floods",
     [](const plugin::Host& host) {
       for (const std::string much(1 << 20, 'x');;) host.write(much);
     }},
    {"overflows-stack",
     [](const plugin::Host& host) {
       struct Deeper {
         static int go(int n) {
           volatile char big[4096];
           big[n & 4095] = 1;
           return go(n + 1) + big[0];
         }
       };
       host.write(std::to_string(Deeper::go(0)));
     }},
    {"allocates",
     [](const plugin::Host& host) {
       std::string much(std::size_t{10} << 30, 'x');
       host.write(much.substr(0, 1));
     }},
    {"takes-512-mib",
     [](const plugin::Host& host) {
       const std::string much(std::size_t{512} << 20, 'x');
       host.write(much.substr(0, 1));
     }},
    {"forges",
     [](const plugin::Host&) {
       for (int file = 3; file < 10; ++file) (void)!write(file, "nonsense", 8);
       loop();
     }},
    {"writes-file",
     [](const plugin::Host&) {
       throw plugin::Failure(answer("open", open("stolen.txt", O_WRONLY | O_CREAT, 0666)));
     }},
    {"connects",
     [](const plugin::Host&) { throw plugin::Failure(answer("socket", socket(AF_INET, SOCK_STREAM, 0))); }},
    {"spawns", [](const plugin::Host&) { throw plugin::Failure(answer("fork", fork())); }},
    {"kills", [](const plugin::Host&) { throw plugin::Failure(answer("kill", kill(getppid(), SIGTERM))); }},
    {"prints",
     [](const plugin::Host& host) {
       std::puts("to standard output");
       std::fflush(stdout);
       std::fputs("to standard error \x1b[31m\n", stderr);
       host.write("written\n");
     }},
    {"asks-for-what-it-lacks", [](const plugin::Host& host) { (void)host.option("hwo"); }},
    {"escapes", [](const plugin::Host& host) { host.part("../../stolen.txt"); }},
};

void do_deed(const plugin::Host& host) {
  for (const Deed& deed : kDeeds)
    if (host.option("how") == deed.name) deed.run(host);
}

class Reader : public plugin::Reader {
  static void pictures(std::string_view how, Sink& out, Article& article) {
    Resource picture{"p-1", "image/png", 1, 1, "", "", "bytes"};
    if (how == "reads-a-picture-that-leaves") picture.id = "../p-1";
    if (how == "reads-a-picture-of-no-type") picture.media_type = "picture";
    if (how == "reads-a-picture-of-no-bytes") picture.data.clear();
    if (how.find("-picture-") != how.npos) out.resource(picture);
    if (how == "reads-a-picture-twice") out.resource(picture);
    for (int i = 2; how == "reads-many-pictures" && i < 100'000; ++i)
      picture.id = "p-" + std::to_string(i), out.resource(picture);
    if (how != "reads-a-figure-without") return;
    article.blocks[0].kind = BlockKind::figure;
    article.blocks[0].resource = "p-2";
  }

 public:
  void read(Sink& out) override {
    const std::string_view how = host().option("how");
    (void)host().read_all();
    Issue issue;
    if (how == "reads-no-utf8") issue.title = "\xFF";
    if (how != "reads-out-of-turn") out.open(issue);
    Article article;
    article.id = "a-1";
    article.blocks.resize(1);
    article.blocks[0].text = "text";
    if (how == "reads-a-run-beyond") article.blocks[0].runs = {{RunKind::strong, 2, 9, ""}};
    pictures(how, out, article);
    out.article(article);
    do_deed(host());
    if (how == "reads-for-ever") article.blocks[0].text.assign(1 << 20, 'x');
    while (how == "reads-for-ever") out.article(article);
    if (how != "reads-no-end") out.close({});
  }
};

class Filter : public plugin::Filter {
 public:
  void article(const Article& article) override {
    do_deed(host());
    next().article(article);
  }
  void close(const End& end) override {
    if (host().option("how") != "keeps-end") next().close(end);
  }
};

class Writer : public plugin::Writer {
 public:
  ~Writer() override {
    if (host().option("how") == "writes-late") host().write("late");
  }
  void open(const Issue&) override { host().write("bad\n"); }
  void article(const Article& article) override {
    if (article.id == "a-1-1") return host().write("one\n");
    do_deed(host());
    const std::string_view how = host().option("how");
    if (how == "counts-globally") host().write(std::to_string(++shared_counter));
  }
};

// What the C++ of the SDK cannot do wrong.
bs_status raw_article(void* self, const bs_article* article) {
  const auto* host = static_cast<const bs_host*>(self);
  const plugin::Host view(host);
  const std::string_view how = view.option("how");
  if (how == "raw-throw") throw std::runtime_error("through C");
  if (how == "garbage-status") return 1717986918;
  if (how == "hides-failing-writes") return host->write(host->self, "x", 1), BS_OK;
  if (how == "keeps-pointers") {
    if (!kept.empty()) host->write(host->self, kept.data(), 1);
    kept = to_view(article->id);
  }
  return BS_OK;
}
bs_status raw_open(void*, const bs_issue*) { return BS_OK; }
bs_status raw_close(void*, const bs_end*) { return BS_OK; }

bs_status open_bad(const bs_host* host, const char* format, const bs_sink* next, bs_sink* sink) {
  const plugin::Host view(host);
  for (const char* how : {"raw-throw", "garbage-status", "hides-failing-writes", "keeps-pointers"}) {
    if (view.option("how") != how) continue;
    *sink = {sizeof *sink, const_cast<bs_host*>(host), raw_open, raw_article, raw_close, nullptr, nullptr};
    return BS_OK;
  }
  if (view.option("how") == "lacks-functions")
    return *sink = {sizeof *sink, nullptr, raw_open, nullptr, raw_close, nullptr, nullptr}, BS_OK;
  if (view.option("how") == "lies-about-size")
    return *sink = {4, nullptr, raw_open, raw_article, raw_close, nullptr, nullptr}, BS_OK;
  return plugin::detail::open_either<Writer, Filter>(host, format, next, sink);
}

// A picture of more bytes than there are: of so many that no machine has them, or with nothing after the
// first page.
bs_status read_bad(const bs_host* host, const char* format, const bs_sink* out) {
  const std::string_view how = plugin::Host(host).option("how");
  const bool huge = how == "reads-a-picture-of-a-terabyte";
  if (!huge && how != "reads-a-picture-beyond") return plugin::detail::read_with<Reader>(host, format, out);
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const bytes = mmap(nullptr, 2 * page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  mprotect(static_cast<char*>(bytes) + page, page, PROT_NONE);
  bs_issue issue{};
  issue.size = sizeof issue;
  bs_resource picture{};
  picture.size = sizeof picture;
  picture.id = to_str("p-1"), picture.media_type = to_str("image/png");
  picture.data = bytes, picture.data_size = huge ? std::size_t{1} << 40 : 2 * page;
  const bs_status status = out->open(out->self, &issue);
  return status == BS_OK ? out->resource(out->self, &picture) : status;
}

bs_status check_bad(const bs_host* host, const char*) {
  if (plugin::Host(host).option("how") == "aborts-in-a-check") std::abort();
  return BS_OK;
}

}  // namespace

extern "C" BS_EXPORT const bs_plugin* broadsheet_plugin_v1(void) {
  static const bs_plugin plugin = {sizeof plugin, BS_ABI, nullptr, read_bad, open_bad, check_bad};
  return &plugin;
}

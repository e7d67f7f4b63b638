// Each of our plugins, reader, writer, filter or checker, before a host whose n-th call fails:
// reading, writing, a part, an option, the sink after it. The plugin comes back with what the host said, and
// calls what has failed no more.
#include "support/makers/pdf_maker.hpp"
#include "support/makers/sample_document.hpp"
#include "support/process.hpp"
#include "support/program.hpp"

#include <broadsheet/views.hpp>

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <map>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

// Counts the calls of a plugin and lets one fail.
class FailingHost {
 public:
  FailingHost(nlohmann::json options, std::string input, long fails_at)
      : options_(std::move(options)), input_(std::move(input)), fails_at_(fails_at) {
    host_ = {
        sizeof host_, this,  option,  fail,    warn,    read,     write,      part,   [](void*) { return 0; },
        nullptr,      found, nullptr, nullptr, sibling, resource, input_size, read_at};
    sink_ = {sizeof sink_, this, push<bs_issue>, push<bs_article>, push<bs_end>, nullptr, push<bs_resource>};
  }
  FailingHost(const FailingHost&) = delete;

  const bs_host* host() const { return &host_; }
  const bs_sink* sink() const { return &sink_; }
  long calls = 0;
  std::string failed;  ///< the call that failed
  bool after = false;  ///< it was called again
  std::string reason;  ///< of fail()

 private:
  static FailingHost& of(void* self) { return *static_cast<FailingHost*>(self); }
  bool fails(const char* call) {
    if (failed == call) after = true;
    if (++calls != fails_at_) return false;
    failed = call;
    return true;
  }

  static bs_str option(void* self, const char* name) {
    FailingHost& h = of(self);
    if (h.fails("option")) return {nullptr, 0};
    const auto found = h.values_.try_emplace(name, h.options_.value(name, "")).first;
    return to_str(found->second);
  }
  static bs_status fail(void* self, bs_status code, const char* why, std::uint32_t) {
    if (of(self).reason.empty()) of(self).reason = why;
    return code;
  }
  static void warn(void*, const char*, const char*, std::uint32_t) {}
  static void found(void*, const bs_finding*) {}
  static std::int64_t read(void* self, void* buffer, std::size_t size) {
    FailingHost& h = of(self);
    if (h.fails("read")) return -1;
    const std::size_t n = std::min({size, h.input_.size() - h.at_, std::size_t{1000}});
    std::memcpy(buffer, h.input_.data() + h.at_, n);
    h.at_ += n;
    return static_cast<std::int64_t>(n);
  }
  static std::int64_t input_size(void* self) { return static_cast<std::int64_t>(of(self).input_.size()); }
  static std::int64_t read_at(void* self, std::uint64_t offset, void* buffer, std::size_t size) {
    FailingHost& h = of(self);
    if (h.fails("read_at")) return -1;
    const std::size_t begin = std::min<std::size_t>(offset, h.input_.size());
    return static_cast<std::int64_t>(
        h.input_.copy(static_cast<char*>(buffer), std::min(size, std::size_t{1000}), begin));
  }
  static bs_status write(void* self, const void*, std::size_t) {
    return of(self).fails("write") ? BS_IO : BS_OK;
  }
  static bs_status sibling(void* self, const char* name) {
    if (!name) return BS_OK;
    return of(self).fails("sibling") ? BS_IO : BS_BAD_INPUT;
  }
  static const bs_resource* resource(void* self, bs_str) {
    of(self).fails("resource");
    return nullptr;
  }
  static bs_status part(void* self, const char*) { return of(self).fails("part") ? BS_IO : BS_OK; }
  template <class View>
  static bs_status push(void* self, const View*) {
    return of(self).fails("sink") ? BS_IO : BS_OK;
  }

  bs_host host_{};
  bs_sink sink_{};
  nlohmann::json options_;
  std::map<std::string, std::string> values_;
  std::string input_;
  std::size_t at_ = 0;
  long fails_at_;
};

struct Served {
  std::string plugin, format, role;
  nlohmann::json options;
};
void PrintTo(const Served& s, std::ostream* out) { *out << s.plugin << ' ' << s.role << ' ' << s.format; }

// What a filter does not do without. A function, since it is asked before main().
std::string needed_by(const std::string& filter) {
  return filter == "redact" ? "pattern" : filter == "only" || filter == "except" ? "page" : "";
}

std::vector<Served> all_served() {
  std::vector<Served> all;
  for (const auto& file : fs::recursive_directory_iterator(source_folder() + "/plugins")) {
    if (file.path().extension() != ".json" || file.path().string().find("/examples/") != std::string::npos)
      continue;
    const auto manifest = nlohmann::json::parse(read_file(file.path()));
    for (const auto& format : manifest.at("formats")) {
      std::vector<std::string> roles = format.at("does");
      if (std::count(roles.begin(), roles.end(), "write") > 0) roles.push_back("check");
      for (const std::string& role : roles) {
        nlohmann::json options = nlohmann::json::object();
        for (const auto& option : format.value("options", nlohmann::json::array()))
          options[option.at("name").get<std::string>()] = option.value("default", "");
        if (const std::string needed = needed_by(format.at("name")); !needed.empty()) options[needed] = "1";
        all.push_back({file.path().stem(), format.at("name"), role, options});
      }
    }
  }
  return all;
}

constexpr const char* kFeed =
    "<rss version=\"2.0\"><channel><title>The Harrow Bay Courier</title><item><title>The ferry is "
    "back</title>"
    "<description>It runs on Monday.</description></item></channel></rss>";

std::string small_pdf() {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  pdf.add_page("/Font << /F0 " + std::to_string(font) + " 0 R >>", shows(50, 700, 20, "The ferry is back"));
  return pdf.file();
}

// A file of the format, which its own writer has made; of what is only read, a sample.
std::string input_of(const std::string& format) {
  if (format == "issuetext") return read_file(sample("harrow-bay-courier-2024-05-18-a1.txt"));
  if (format == "feed") return kFeed;
  if (format == "pdf") return small_pdf();
  for (const char* positioned : {"alto", "finereader", "hocr", "pagexml"})
    if (format == positioned)
      return read_file(source_folder() + "/tests/fuzz/corpus/" + format + "/page." +
                       (format == "hocr" ? "hocr" : "xml"));
  const TemporaryFolder folder;
  std::vector<std::string> words = {
      "convert", sample("harrow-bay-courier-2024-05-18-a1.jsonl"), "--to", format, "-o", folder / "made"};
  expect_success(run(broadsheet(words)));
  if (fs::is_regular_file(folder / "made")) return read_file(folder / "made");
  return read_file(fs::directory_iterator(folder / "made")->path());  // nitf: a file per article
}

bs_status write_document(const bs_plugin& plugin, FailingHost& host, const Served& served) {
  bs_sink sink{};
  const bool filters = served.role == "filter";
  bs_status status = plugin.open(host.host(), served.format.c_str(), filters ? host.sink() : nullptr, &sink);
  if (status != BS_OK) return status;
  const Document document = sample_document();
  Views views;
  status = sink.open(sink.self, &views.issue(document.issue));
  for (const Article& article : document.articles)
    if (status == BS_OK) status = sink.article(sink.self, &views.article(article));
  if (status == BS_OK) status = sink.close(sink.self, &views.end(document.end));
  if (sink.drop) sink.drop(sink.self);
  return status;
}

class FailingHosts : public ::testing::TestWithParam<Served> {
 protected:
  static bs_status serve(const bs_plugin& plugin, FailingHost& host) {
    const Served& served = GetParam();
    if (served.role == "check") return plugin.check(host.host(), served.format.c_str());
    if (served.role == "read") return plugin.read(host.host(), served.format.c_str(), host.sink());
    return write_document(plugin, host, served);
  }
};

TEST_P(FailingHosts, are_told_of_and_not_called_again) {
  const Served& served = GetParam();
  const fs::path file = build_folder() / "lib/broadsheet/plugins" / (served.plugin + ".so");
  void* const library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  ASSERT_TRUE(library) << dlerror();
  using Entry = const bs_plugin* (*)();
  const bs_plugin& plugin = *reinterpret_cast<Entry>(dlsym(library, "broadsheet_plugin_v1"))();
  ASSERT_TRUE(served.role != "check" || plugin.check);
  const std::string input = served.role == "read" || served.role == "check" ? input_of(served.format) : "";
  FailingHost whole(served.options, input, 0);
  ASSERT_EQ(serve(plugin, whole), BS_OK) << whole.reason;
  for (long n = 1; n <= whole.calls; ++n) {
    FailingHost host(served.options, input, n);
    const bs_status status = serve(plugin, host);
    const std::string where = "call " + std::to_string(n) + ", " + host.failed + ": " + host.reason;
    if (host.failed == "option") {  // not there: it may do without, or say why it cannot
      EXPECT_TRUE(status == BS_OK || !host.reason.empty()) << where;
      continue;
    }
    EXPECT_EQ(status, BS_IO) << where;
    EXPECT_FALSE(host.after) << where;
    EXPECT_TRUE(!host.reason.empty() || host.failed == "sink") << where;
  }
}

INSTANTIATE_TEST_SUITE_P(Of, FailingHosts, ::testing::ValuesIn(all_served()), [](const auto& i) {
  std::string name = i.param.format + "_" + i.param.role;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace broadsheet::testing

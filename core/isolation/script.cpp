#include "isolation/script.hpp"

#include "isolation/output_folder.hpp"
#include "isolation/plugin_process.hpp"
#include "isolation/worker.hpp"
#include "stream/article_json.hpp"
#include "stream/line_buffer.hpp"
#include "stream/stream_parser.hpp"

#include <broadsheet/views.hpp>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <set>

namespace broadsheet::isolation {
namespace {

constexpr int kBadInput = 65;  // EX_DATAERR of sysexits.h
constexpr const char* kSilent = "it says nothing on standard error";
constexpr const char* kTellWhy =
    "tell the plugin's author: the last line on standard error is the reason, status 65 blames the input";

// The worker program sets the limits, then becomes the command.
std::vector<std::string> command_line(const PluginHost& host, std::string_view verb) {
  const FormatProvider& provider = host.provider();
  std::vector<std::string> line = {worker_program().string(),
                                   std::to_string(host.context().confinement.memory), "run"};
  line.insert(line.end(), provider.plugin->manifest.command.begin(), provider.plugin->manifest.command.end());
  // A program beside the manifest needs no "./" before it.
  std::string& first = line[line.size() - provider.plugin->manifest.command.size()];
  std::error_code error;
  const std::filesystem::path beside = provider.plugin->path.parent_path() / first;
  if (first.find('/') == first.npos && std::filesystem::is_regular_file(beside, error))
    first = beside.string();
  line.insert(line.end(), {std::string(verb), provider.format->name});
  const auto is_for_the_other_role = [&](const std::string& name) {
    const auto& options = provider.format->options;
    return std::any_of(options.begin(), options.end(), [&](const OptionSpec& option) {
      return option.name == name && !(verb == "read" ? option.for_read : option.for_write);
    });
  };
  for (const auto& [name, value] : host.options())
    if (!value.empty() && !is_for_the_other_role(name)) line.push_back("--" + name + "=" + value);
  return line;
}

// Python takes modules from its script's folder first: beside our json.so, `import json` would be that.
bool lies_among_libraries(const std::filesystem::path& manifest) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(manifest.parent_path(), error))
    if (entry.path().extension() == ".so") return true;
  return false;
}

// A command opens files beside its input itself: it may do what its user may.
std::vector<std::string> environment(const PluginHost& host, std::string_view verb,
                                     const std::unique_ptr<OutputFolder>& output) {
  std::vector<std::string> all;
  if (lies_among_libraries(host.provider().plugin->path)) all.emplace_back("PYTHONSAFEPATH=1");
  if (output) all.push_back("BROADSHEET_OUTPUT_FOLDER=" + output->path().string());
  if (const std::string folder = host.input_folder(); verb == "read" && !folder.empty())
    all.push_back("BROADSHEET_INPUT_FOLDER=" + folder);
  return all;
}

// The stream that a script writes -> a ViewSink.
class StreamedSink : public Sink {
 public:
  StreamedSink(PluginHost& host, ViewSink& out, bool is_filter)
      : host_(host),
        out_(out, host, is_filter),
        parser_(*this, [this](const char* code, const std::string& why, std::uint32_t line) {
          host_.note(code, "plugin " + host_.id() + " wrote in line " + std::to_string(line) + ": " + why, 0);
        }) {}

  void open(const Issue& issue) override { out_.open(views_.issue(issue)); }
  void article(const Article& article) override { out_.article(views_.article(article)); }
  void close(const End& end) override { out_.close(views_.end(end)); }
  void resource(const Resource& resource) override { out_.accept(&views_.resource(resource)); }

  void take(std::string_view bytes) {
    std::memcpy(lines_.room(bytes.size()), bytes.data(), bytes.size());
    lines_.filled(bytes.size());
    for (std::string_view line; lines_.next(line);) parse(line);
    const std::uint64_t most = host_.context().confinement.answer;
    if (most > 0 && lines_.rest().size() > most)
      throw host_.fault("BS-C166", "wrote a line longer than " + std::to_string(most >> 20) + " MiB",
                        "allow it more with --max-answer, or tell the plugin's author");
  }
  void finish() {
    if (!lines_.rest().empty()) parse(lines_.rest());
    reported([&] { parser_.finish(); });
  }

 private:
  void parse(std::string_view line) {
    reported([&] { parser_.line(line); }, line);
  }
  // Of a line that is no JSON, often a print that was left in the program, its beginning.
  static std::string begins(std::string_view line) {
    constexpr std::size_t kShown = 60;
    if (line.empty() || line.front() == '{') return {};
    return "; it begins \"" + one_line(line.substr(0, kShown)) + '"';
  }
  template <class Do>
  void reported(Do&& something, std::string_view line = {}) {
    try {
      something();
    } catch (const stream::StreamError& e) {
      throw host_.fault("BS-C166", "did not write a document: line " + std::to_string(e.line()) +
                                       " of it: " + e.what() + begins(line));
    }
  }

  PluginHost& host_;
  CheckedSink out_;
  Views views_;
  stream::LineBuffer lines_;
  stream::StreamParser parser_;
};

// A running script. What a filter writes goes to the next sink, what a writer writes to the output.
class Script {
 public:
  Script(PluginHost& host, std::string_view verb, ViewSink* next)
      : host_(host),
        folder_(verb == "write" ? std::make_unique<OutputFolder>() : nullptr),
        process_(host, command_line(host, verb), host.provider().plugin->path.parent_path(),
                 environment(host, verb, folder_)) {
    if (next) streamed_.emplace(host, *next, verb == "filter");
    process_.begin_call();
  }

  // Within one time limit: hands over the bytes and takes what it says meanwhile.
  void send(std::string_view bytes) {
    process_.begin_call();
    process_.send(bytes);
    while (process_.sending())
      if (!take_some()) break;
  }

  // Reads until it ends; throws if it failed.
  void finish() {
    process_.begin_call();
    process_.end_input();
    while (take_some()) {
    }
    const Child::Ending ending = process_.ending();
    if (ending.signal != 0) throw host_.fault("BS-C160", std::string("crashed: ") + strsignal(ending.signal));
    if (ending.status != 0) throw_failure(ending.status);
    process_.say_last_line();
    if (streamed_) streamed_->finish();
    if (folder_) folder_->hand_over(host_, process_.most());
  }

 private:
  bool take_some() {
    const bool more = process_.wait(output_);
    process_.meanwhile([&] {
      if (streamed_)
        streamed_->take(output_);
      else if (!output_.empty())
        host_.write_out(output_);
    });
    output_.clear();
    return more;
  }

  [[noreturn]] void throw_failure(int status) {
    const std::optional<PluginProcess::Said> said = process_.take_last_line();
    const std::string why = said ? said->text : std::string(kSilent);
    if (status == kTookTooMuch)
      throw host_.fault("BS-C168", "took more memory than it may, with all that it started, and was stopped",
                        "allow it more with --max-memory, or tell the plugin's author");
    if (status == kBadInput)
      throw Error(Fault::input, said && !said->code.empty() ? said->code : "BS-C140",
                  said ? host_.said(why) : "plugin " + host_.id() + " refuses it, and does not say why",
                  said ? said->place : host_.place(0), said ? "" : kTellWhy);
    throw host_.fault("BS-C164", "failed with status " + std::to_string(status) + ": " + why,
                      said ? "tell the plugin's author" : kTellWhy);
  }

  PluginHost& host_;
  std::unique_ptr<OutputFolder> folder_;  ///< of a writer
  PluginProcess process_;
  std::optional<StreamedSink> streamed_;
  std::string output_;
};

class ScriptSink : public ViewSink {
 public:
  ScriptSink(PluginHost& host, ViewSink* next)
      : host_(host), script_(host, next ? "filter" : "write", next) {}

  void open(const bs_issue& issue) override {
    line_.clear();
    stream::append_issue(line_, to_issue(issue));
    script_.send(line_);
  }
  void article(const bs_article& article) override {
    send_pictures(article);
    line_.clear();
    stream::append_article(line_, to_article(article));
    ++articles_;
    host_.set_article(to_string(article.id));
    script_.send(line_);
    host_.set_article({});
  }
  void close(const bs_end& end) override {
    line_.clear();
    stream::append_end(line_, to_end(end), articles_);
    script_.send(line_);
    script_.finish();
  }

 private:
  // Those of its figures that the command does not have yet.
  void send_pictures(const bs_article& article) {
    for (std::size_t i = 0; i < article.block_count; ++i) {
      const bs_block& block = article.blocks[i];
      if (block.kind != BS_FIGURE || !sent_.insert(to_string(block.resource)).second) continue;
      const std::unique_ptr<LentResource> lent = host_.resources().lend(to_view(block.resource));
      if (!lent) continue;
      bs_resource about = lent->view();
      about.data_size = 0;
      std::string line;
      stream::append_resource(line, to_resource(about),
                              {static_cast<const char*>(lent->view().data), lent->view().data_size});
      script_.send(line);
    }
  }

  PluginHost& host_;
  Script script_;
  std::string line_;
  std::set<std::string> sent_;  ///< ids of pictures
  std::size_t articles_ = 0;
};

}  // namespace

std::unique_ptr<ViewSink> open_script(PluginHost& host, ViewSink* next) {
  return std::make_unique<ScriptSink>(host, next);
}

void read_with_script(PluginHost& host, ViewSink& out) {
  Script script(host, "read", &out);
  std::string bytes;
  do {
    bytes.resize(std::size_t{64} << 10);
    bytes.resize(host.read_in(bytes.data(), bytes.size()));
    script.send(bytes);
  } while (!bytes.empty());
  script.finish();
}

}  // namespace broadsheet::isolation

#include "check/file_check.hpp"

#include "check/source_places.hpp"
#include "check/story_loss.hpp"
#include "convert/pipeline.hpp"
#include "convert/sniffer.hpp"
#include "io/directory.hpp"
#include "io/input.hpp"
#include "isolation/plugin_runner.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLosses = 50;
constexpr std::size_t kLengthOfName = 60;  // of a story

// The job of reading what a check needs, as the check says it is read.
Job reading(const JobSettings& settings, std::vector<fs::path> inputs) {
  Job job;
  static_cast<JobSettings&>(job) = settings;
  job.inputs = std::move(inputs);
  return job;
}

// The text of an error is the finding; the rest of it says where.
Finding finding_of(const Error& e, const std::string& format, const fs::path& file) {
  Finding finding{e.code(), e.what(), "", e.advice(), e.place(), 0, ""};
  if (!format.empty())
    finding.rule = "Broadsheet: a file of the format \"" + format + "\" is one to the plugin of it";
  if (finding.advice.empty()) finding.advice = "repair it there, or make the file anew";
  if (finding.place.file.empty()) finding.place.file = file.string();
  return finding;
}

void add_files(const fs::path& folder, std::vector<fs::path>& files) {
  for (const FolderEntry& entry : entries_of(folder)) {
    if (entry.type == fs::file_type::regular)
      files.push_back(folder / entry.name);
    else if (entry.type == fs::file_type::directory && !entry.is_link)
      add_files(folder / entry.name, files);
  }
}

// The file itself, or those below a folder, by name.
std::vector<fs::path> files_of(const fs::path& path) try {
  if (type_of(path) != fs::file_type::directory) return {path};
  std::vector<fs::path> files;
  add_files(path, files);
  std::sort(files.begin(), files.end());
  return files;
} catch (const std::system_error& e) {
  throw Error(Fault::io, "BS-C122", std::string("cannot be read: ") + e.what(), {path.string(), 0, {}},
              "check who may read it, and the disk or the connection it is on");
}

// A format that is only read is one of pages, whose reader separates articles from what is printed around
// them.
bool is_written(std::string_view format, const Registry& registry) {
  const auto writers = registry.providers(Role::writer);
  return std::any_of(writers.begin(), writers.end(),
                     [format](const FormatProvider& writer) { return writer.format->name == format; });
}

std::string begin_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return std::string(text.substr(0, bytes)) + "…";
}

// One sentence that names the pieces, so that whoever reads it sees a line of the body among them.
std::string taken_out(const End& end) {
  constexpr std::size_t kMost = 20, kLength = 60;
  const std::vector<Piece> pieces = taken_out_of(end);
  if (pieces.empty()) return {};
  std::set<std::string> pages;
  for (const Piece& piece : pieces) pages.insert(piece.page);
  std::string said = std::to_string(pieces.size()) + (pieces.size() == 1 ? " piece" : " pieces") +
                     " taken out of the body of the pages:";
  for (std::size_t i = 0; i < std::min(pieces.size(), kMost); ++i)
    said += (i == 0 ? " " : "; ") + std::string(pieces[i].what) +
            (pieces[i].line > 0 ? " at line " + std::to_string(pieces[i].line) : "") +
            (pages.size() > 1 && !pieces[i].page.empty() ? " of page " + pieces[i].page : "") + " \"" +
            begin_of(pieces[i].text, kLength) + '"';
  return said + (pieces.size() > kMost ? "; and more, see broadsheet inspect" : "");
}

// What a file is compared with.
struct Compared {
  std::vector<Piece> pieces;
  std::map<std::string, std::string> stories;  ///< what each begins with, by its id
  std::string taken_out;                       ///< of the body, in a sentence
};

// One file or folder.
class FileCheck {
 public:
  FileCheck(const CheckJob& job, const Registry& registry, const fs::path& path)
      : job_(job), registry_(registry) {
    result_.file = path;
  }

  CheckResult run(const Compared& source) {
    for (const fs::path& file : files_of(result_.file)) look_at(file);
    if (result_.findings.empty() && formats_.empty())
      add("BS-K001", "holds no file of a known format", "Broadsheet: a plugin reads or writes the file",
          "name the format with --format");
    for (const std::string& format : formats_)
      result_.format += (result_.format.empty() ? "" : ", ") + format;
    if (!source.taken_out.empty())
      note("BS-K013", source.taken_out, job_.against.size() == 1 ? job_.against.front() : fs::path());
    if (!job_.against.empty() && broken_ == 0) compare(source);
    return std::move(result_);
  }

 private:
  void look_at(const fs::path& file) {
    std::string format = job_.format;
    try {
      const FormatProvider provider = provider_for(file);
      format = provider.format->name;
      formats_.insert(format);
      omits_furniture_ = omits_furniture_ || provider.format->omits_furniture;
      const bool checked = check(provider, file);
      result_.checked = result_.checked || checked;
      if (provider.format->reads)
        read(provider, file);
      else if (!job_.against.empty())
        take_raw(provider, file);
      if (!checked)
        note("BS-K002",
             "is not checked: the plugin of \"" + format + "\" knows no rules of it" +
                 (provider.format->reads ? "; it can be read" : ""),
             file);
    } catch (const Error& e) {
      if (e.fault() != Fault::input) throw;
      const bool is_in_folder = file != result_.file;
      if (is_in_folder && e.code() == "BS-C150") return;  // a style sheet or picture beside what was written
      ++broken_;
      result_.findings.push_back(finding_of(e, format, file));
    }
  }

  FormatProvider provider_for(const fs::path& file) const {
    if (!job_.format.empty()) {
      const auto readers = registry_.providers(Role::reader);
      const bool reads = std::any_of(readers.begin(), readers.end(),
                                     [&](const FormatProvider& o) { return o.format->name == job_.format; });
      return registry_.find(job_.format, reads ? Role::reader : Role::writer);
    }
    Input input(file, job_.limits.input_bytes);
    // Formats that are only written: they own an extension that no reader claims, and may recognise
    // their files by content.
    std::vector<FormatProvider> writers = registry_.providers(Role::writer);
    std::erase_if(writers, [](const FormatProvider& provider) { return provider.format->reads; });
    const auto claims = [&](const FormatProvider& provider) {
      return provider.format->has_extension(extension_of(file));
    };
    std::vector<FormatProvider> readers = registry_.providers(Role::reader);
    // What is compared with its pages was written, though its extension may be one of pages, too.
    if (std::any_of(writers.begin(), writers.end(), claims) &&
        (!job_.against.empty() || std::none_of(readers.begin(), readers.end(), claims)))
      return sniff(input, writers, confinement_of(job_));
    std::copy_if(writers.begin(), writers.end(), std::back_inserter(readers),
                 [](const FormatProvider& provider) { return provider.format->probes; });
    return sniff(input, readers, confinement_of(job_));
  }

  bool check(const FormatProvider& provider, const fs::path& file) {
    Input input(file, job_.limits.input_bytes);
    PluginHost host(provider, option_values(provider, job_.options),
                    {result_.notes, nullptr, confinement_of(job_), &result_.findings});
    host.set_input(input);
    return check_with_plugin(host);
  }

  void read(const FormatProvider& provider, const fs::path& file) {
    Job job = reading(job_, {file});
    job.from = provider.format->name;
    job.metadata = {};  // what is said of the issue is not what this file says
    Document document = read_with_own_lines(job, registry_, result_.notes);
    if (!is_written(provider.format->name, registry_)) {
      std::string said = taken_out(document.end);
      if (!said.empty()) note("BS-K013", said, file);
    }
    if (job_.against.empty()) return;
    std::map<std::string, std::size_t> places;  // of articles of this document
    for (Piece& piece : pieces_of(document)) {
      const auto [its, is_new] = places.try_emplace(piece.article, texts_.size());
      if (is_new) texts_.emplace_back();
      texts_[its->second].texts.push_back(std::move(piece.text));
    }
  }

  void take_raw(const FormatProvider& provider, const fs::path& file) {
    note("BS-K004", "is compared as it stands, since no plugin reads \"" + provider.format->name + '"', file);
    texts_.push_back({{Input(file, job_.limits.input_bytes).rest()}, true});
  }

  void compare(const Compared& source) {
    std::vector<Part> there;
    for (const Texts& its : texts_) there.push_back({{its.texts.begin(), its.texts.end()}, its.of_any_story});
    std::vector<Piece> asked;
    std::copy_if(source.pieces.begin(), source.pieces.end(), std::back_inserter(asked),
                 [&](const Piece& piece) { return !omits_furniture_ || !piece.is_furniture; });
    if (asked.size() < source.pieces.size())
      note("BS-K011",
           "holds none of what the pages print beside their articles, as its format does; that is not asked "
           "for",
           result_.file);
    const Job pages = reading(job_, job_.against);
    SourcePlaces places(pages, registry_);
    std::size_t shown = 0, hidden = 0;
    for (const Loss& loss : losses_by_story(asked, there)) {
      if (++shown <= kMostLosses)
        add_loss(loss, source, places);
      else
        ++hidden;
    }
    if (hidden > 0)
      note("BS-K012", "lacks characters of " + std::to_string(hidden) + " more pieces", result_.file);
  }

  // At the place where the text stands: the file has no place for what it lacks.
  void add_loss(const Loss& loss, const Compared& source, SourcePlaces& places) {
    const Piece& piece = loss.piece;
    const auto story = source.stories.find(piece.article);
    const std::string named = story == source.stories.end() ? "" : '"' + story->second + '"';
    const std::string count = std::to_string(loss.count) + (loss.count == 1 ? " character" : " characters");
    add("BS-K010",
        result_.file.string() + " lacks " +
            (loss.is_whole_story
                 ? "the story " + named + ", all its " + count
                 : count + " of the " + piece.what + (piece.is_above ? " above" : "") + ": \"" +
                       begin_of(loss.characters, 200) + '"' + (named.empty() ? "" : ", in " + named)),
        "Broadsheet: every character of the source is in what is made of it",
        "convert it again; if it is lost again, report it with the page");
    Place& place = result_.findings.back().place;
    const std::string file = places.file_of(piece);
    if (!file.empty()) place = {file, piece.line, {}};
    place.article = piece.article;
  }

  void add(const char* code, const std::string& what, const char* rule, const char* advice) {
    result_.findings.push_back({code, one_line(what), rule, advice, {result_.file.string(), 0, {}}, 0, ""});
  }
  void note(const char* code, const std::string& what, const fs::path& file) {
    result_.notes.push_back({code, what, {file.string(), 0, {}}});
  }
  const CheckJob& job_;
  const Registry& registry_;
  bool omits_furniture_ = false;
  std::size_t broken_ = 0;  ///< files that cannot be read: what they hold is not known
  std::set<std::string> formats_;
  struct Texts {
    std::vector<std::string> texts;
    bool of_any_story = false;
  };
  std::vector<Texts> texts_;  ///< of each article of each file
  CheckResult result_;
};

Compared read_source(const CheckJob& job, const Registry& registry) {
  if (job.against.empty()) return {};
  std::vector<Note> notes;  // already reported when the source was converted
  const Document document = read_with_own_lines(reading(job, job.against), registry, notes);
  Compared out{pieces_of(document), {}, taken_out(document.end)};
  for (const Piece& piece : out.pieces)
    if (!piece.is_furniture && piece.what != "kicker")
      out.stories.try_emplace(piece.article, begin_of(piece.text, kLengthOfName));
  return out;
}

}  // namespace

void run_check(const CheckJob& job, const Registry& registry,
               const std::function<void(const CheckResult&)>& listener) {
  check_option_names(job.options, registry);
  if (job.files.empty()) throw Error(Fault::usage, "BS-C170", "there is nothing to check", {}, "name a file");
  const Compared source = read_source(job, registry);
  for (const fs::path& file : job.files) listener(FileCheck(job, registry, file).run(source));
}

}  // namespace broadsheet

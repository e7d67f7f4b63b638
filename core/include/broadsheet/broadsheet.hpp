// broadsheet/broadsheet.hpp - Broadsheet for programs that embed it.
//
//   broadsheet::Session session;                       // finds plugins, loads none
//   broadsheet::Document issue = session.read("issue.txt");
//   session.write(issue, "issue.epub", {{"epub.vertical", "true"}});
//   for (const broadsheet::Note& note : session.notes()) std::cerr << note << '\n';
//
// Everything throws broadsheet::Error. An output appears whole or not at all.
// Two sessions may be used by two threads; one session by one thread at a time.
#pragma once

#include <broadsheet/model.hpp>
#include <broadsheet/report.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

/// "text.wrap" -> "60": the option of a format, as the user writes it.
using Options = std::map<std::string, std::string>;

/// What the caller knows about an issue. It wins over what the text says. An empty field says
/// nothing.
struct Metadata {
  std::string publication, title, date, language, edition;
  std::string page;  ///< of the first page; those after it are counted on from its number
};

/// One file to write. An empty format follows from the extension; "-" is standard output and needs
/// a format.
struct Target {
  std::filesystem::path path;
  std::string format;
  std::string name_in_folder =
      {};  ///< of a file, where `path` is a folder that is there; "" = that is an error
};

/// Which plugins run in a process of their own, where nothing they do can hurt:
/// by default all but those of the installation.
enum class Isolation { automatic, always, never };

/// Limits of a conversion; 0 = none. Exceeding one is an Error that names the option.
struct Limits {
  std::uint64_t input_bytes = std::uint64_t{1} << 30;    ///< of one input
  std::uint64_t articles = 100'000;                      ///< of an issue, all its inputs together
  std::uint64_t pictures = 10'000;                       ///< likewise
  std::uint64_t picture_bytes = std::uint64_t{4} << 30;  ///< of all its pictures
  std::uint64_t worker_bytes = std::uint64_t{4} << 30;   ///< of memory, of one isolated plugin
  /// output of one isolated plugin: of a line of a command, and in total beyond 256 bytes per byte
  /// of its input
  std::uint64_t answer_bytes = std::uint64_t{64} << 20;
};

/// What every job says: how an issue is read, and how far plugins are trusted.
struct JobSettings {
  std::string from;  ///< the format of the issue's pages; empty = found out
  Options options;
  Metadata metadata;  ///< of the issue
  Isolation isolation = Isolation::automatic;
  std::chrono::seconds timeout{60};  ///< of one call into an isolated plugin; 0 = none
  Limits limits;
  /// Called for each input and each output with the format that it has.
  std::function<void(const std::filesystem::path&, const std::string&)> told_format = {};
};

/// A story or picture that receivers have, by the ledger of an output (`news.ledger`).
struct SentItem {
  enum class Change : std::uint8_t { added, changed, canceled, unchanged };
  std::string format;  ///< of the output
  std::string guid, title, page, status;
  std::uint32_t version = 0;
  Change change = Change::unchanged;  ///< since the ledger was written before
  bool is_picture = false;
};
/// "new", "changed", "canceled", "unchanged"
const char* word_of(SentItem::Change change);

/// One conversion: the pages of an issue in, the issue in one or more formats out.
struct Job : JobSettings {
  std::vector<std::filesystem::path> inputs;  ///< in page order; "-" = standard input
  std::vector<std::filesystem::path> kept;    ///< further files that no output may replace: settings, lists
  std::vector<std::string> filters;           ///< in the order they are applied
  std::vector<Target> targets;
  bool flush = true;      ///< force each output to the disk before it appears; see core/io/output/output.hpp
  std::string timestamp;  ///< RFC 3339, or "now"; the moment outputs carry. Empty: SOURCE_DATE_EPOCH, else
                          ///< the issue's date
  /// Called for each item of a ledger, when all is ready to appear: if convert() then fails, nothing was
  /// sent.
  std::function<void(const SentItem&)> told_sent = {};
};

/// One decision of a reader, as `broadsheet inspect` shows it.
struct Decision {
  std::string stage, decision, text, why;
  std::uint32_t first_line = 0, last_line = 0;
  double probability = -1;  ///< 0..1; < 0 = not known
};

/// Files to check.
struct CheckJob : JobSettings {
  std::vector<std::filesystem::path> files;  ///< a folder stands for all in it that some format knows
  std::string format;                        ///< of the files; empty = found out for each
  std::vector<std::filesystem::path>
      against;  ///< the pages of the issue that each must hold, in order; may be empty
};

/// The result for one file or folder.
struct CheckResult {
  std::filesystem::path file;
  std::string format;  ///< empty = not recognised; of a folder, the formats in it
  std::vector<Finding> findings;
  std::vector<Note> notes;  ///< worth knowing, yet no fault
  bool checked = false;     ///< rules of a format were looked at; else only that it can be read
};

class Registry;

class Session {
 public:
  /// Looks for plugins (see core/plugins/finder.hpp for where); `plugins` are
  /// files that are preferred to all found ones.
  explicit Session(std::vector<std::filesystem::path> plugins = {});
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void convert(const Job& job);

  Document read(const std::filesystem::path& input, const Options& options = {},
                const Metadata& metadata = {});
  void write(const Document& document, const std::filesystem::path& output, const Options& options = {});

  /// Reads the job's inputs (targets are ignored) and passes every decision of the reader to
  /// `listener`.
  Document inspect(const Job& job, const std::function<void(const Decision&)>& listener);

  /// Whether the files follow the rules of their formats and hold every character of the issue; one
  /// result per file or folder. What is wrong with a file is a Finding; throws Error for the rest:
  /// usage, plugin, a source that cannot be read.
  void check(const CheckJob& job, const std::function<void(const CheckResult&)>& listener);

  /// Warnings since the session began.
  const std::vector<Note>& notes() const { return notes_; }
  const Registry& registry() const { return *registry_; }

 private:
  std::unique_ptr<Registry> registry_;
  std::vector<Note> notes_;
};

}  // namespace broadsheet

#include "batch/log.hpp"

#include "batch/inputs/line_reader.hpp"
#include "io/output/output.hpp"
#include "io/output/writing.hpp"
#include "io/utf8.hpp"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <map>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kWarningsKept = 20;

Json to_json(const std::vector<LoggedFile>& files) {
  Json list = Json::array();
  for (const LoggedFile& f : files)
    list.push_back({{"file", f.file}, {"bytes", f.fingerprint.bytes}, {"sha256", f.fingerprint.sha256}});
  return list;
}

std::vector<LoggedFile> files_from(const Json& list) {
  std::vector<LoggedFile> files;
  for (const Json& f : list)
    files.push_back({f.at("file").get<std::string>(),
                     {f.at("bytes").get<std::uint64_t>(), f.at("sha256").get<std::string>()}});
  return files;
}

Json to_json(const std::vector<SentItem>& sent) {
  Json formats = Json::object();
  for (const SentItem& item : sent) {
    Json& its = formats[item.format];
    if (its.is_null())
      its = {{"new", 0}, {"changed", 0}, {"canceled", 0}, {"unchanged", 0}, {"items", Json::array()}};
    Json& count = its[word_of(item.change)];
    if (!item.is_picture) count = count.get<std::size_t>() + 1;
    if (item.change == SentItem::Change::unchanged) continue;
    Json told = {{"change", word_of(item.change)}, {"version", item.version}, {"guid", item.guid}};
    if (item.is_picture) told["kind"] = "picture";
    if (!item.status.empty()) told["status"] = item.status;
    told["page"] = item.page;
    told["title"] = item.title;
    its["items"].push_back(std::move(told));
  }
  return formats;
}

[[noreturn]] void fail(const fs::path& file, const std::string& what) {
  throw Error(Fault::io, "BS-C186", "the log " + what + ": " + std::strerror(errno), {file.string(), 0, {}},
              errno == EFBIG ? "allow larger files with ulimit -f" : "name another with --log, or make room");
}

// What is there and is no log would be written on to its end: a page, or the manifest.
void refuse_what_is_no_log(int file, const fs::path& path) {
  constexpr std::string_view kBegin = R"({"item":)";
  char begin[kBegin.size()];
  const ssize_t size = pread(file, begin, sizeof begin, 0);
  if (size > 0 && std::string_view(begin, static_cast<std::size_t>(size)) !=
                      kBegin.substr(0, static_cast<std::size_t>(size)))
    throw Error(Fault::usage, "BS-C177", "is there and no log of a batch", {path.string(), 0, {}},
                "name another file with --log");
}

}  // namespace

std::string to_line(const LogEntry& e) {
  Json json = {
      {"item", e.item}, {"status", e.done ? "done" : "failed"}, {"ms", std::round(e.milliseconds * 10) / 10}};
  if (!e.settings.empty()) json["settings"] = e.settings;
  json["inputs"] = to_json(e.inputs);
  if (e.done)
    json["outputs"] = to_json(e.outputs);
  else
    json["error"] = {{"code", e.error_code}, {"text", e.error}};
  Json& warnings = json["warnings"] = Json::array();
  for (std::size_t i = 0; i < std::min(e.warnings.size(), kWarningsKept); ++i) {
    const Note& note = e.warnings[i];
    const std::string place = note.place.text();
    warnings.push_back({{"code", note.code}, {"text", (place.empty() ? "" : place + ": ") + note.what}});
  }
  json["warning_count"] = e.warning_count;
  if (!e.sent.empty()) json["sent"] = to_json(e.sent);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<LogEntry> entry_from_line(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    LogEntry e;
    e.item = json.at("item").get<std::string>();
    e.done = json.at("status").get<std::string>() == "done";
    e.milliseconds = json.value("ms", 0.0);
    e.settings = json.value("settings", std::string());
    e.inputs = files_from(json.at("inputs"));
    if (e.done)
      e.outputs = files_from(json.at("outputs"));
    else
      e.error_code = json.at("error").at("code").get<std::string>(),
      e.error = json.at("error").at("text").get<std::string>();
    for (const Json& w : json.at("warnings"))
      e.warnings.push_back({w.at("code").get<std::string>(), w.at("text").get<std::string>(), {}});
    e.warning_count = json.at("warning_count").get<std::size_t>();
    return e;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string logged_name(const fs::path& path) {
  std::string text = path.string();
  if (is_utf8(text)) return text;
  std::string name;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      name += c;
    else
      name.append({'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 0x0f]});
  }
  return name;
}

BatchLog::BatchLog(fs::path file) : path_(std::move(file)) {
  std::error_code ignored;
  if (path_.has_parent_path()) fs::create_directories(path_.parent_path(), ignored);
  file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file_ < 0) fail(path_, "cannot be opened");
  refuse_what_is_no_log(file_, path_);
  const off_t size = lseek(file_, 0, SEEK_END);
  char last = '\n';
  if (size > 0 && pread(file_, &last, 1, size - 1) == 1 && last != '\n' && write(file_, "\n", 1) != 1)
    fail(path_, "cannot be written");
}

BatchLog::~BatchLog() { close(file_); }

void BatchLog::read_back() {
  LineReader lines(path_);
  for (std::string line; lines.next(line);)
    if (const auto entry = entry_from_line(line))
      positions_.push_back({stable_hash(entry->item), lines.offset()});
  std::sort(positions_.begin(), positions_.end(), [](const Position& a, const Position& b) {
    return a.item != b.item ? a.item < b.item : a.offset > b.offset;
  });
  const auto same = [](const Position& a, const Position& b) { return a.item == b.item; };
  positions_.erase(std::unique(positions_.begin(), positions_.end(), same), positions_.end());
}

std::optional<LogEntry> BatchLog::last(const std::string& item) const {
  constexpr std::size_t kChunk = std::size_t{8} << 10;
  const std::uint64_t hash = stable_hash(item);
  const auto at = std::lower_bound(positions_.begin(), positions_.end(), hash,
                                   [](const Position& p, std::uint64_t wanted) { return p.item < wanted; });
  if (at == positions_.end() || at->item != hash) return std::nullopt;
  std::string line;
  while (true) {
    const std::size_t filled = line.size();
    line.resize(filled + kChunk);
    const ssize_t n = pread(file_, line.data() + filled, kChunk, static_cast<off_t>(at->offset + filled));
    if (n <= 0) return std::nullopt;
    line.resize(filled + static_cast<std::size_t>(n));
    if (const std::size_t end = line.find('\n', filled); end != std::string::npos) {
      line.resize(end);
      break;
    }
  }
  auto entry = entry_from_line(line);
  if (entry && entry->item != item) entry.reset();  // another one with the same hash
  return entry;
}

void BatchLog::append(const LogEntry& entry) {
  const std::string line = to_line(entry);
  const std::lock_guard lock(mutex_);
  ssize_t n;
  do n = write(file_, line.data(), line.size());
  while (n < 0 && errno == EINTR);
  // The rest of a line for which there was no room: to hear why.
  if (n < 0 || !write_all(file_, std::string_view(line).substr(static_cast<std::size_t>(n))))
    fail(path_, "cannot be written");
}

MergedLogs merge_logs(const std::vector<fs::path>& logs, const fs::path& merged) {
  std::map<std::string, std::string> lines;
  MergedLogs sum;
  for (const fs::path& log : logs) {
    LineReader reader(log);
    for (std::string line; reader.next(line);)
      if (const auto entry = entry_from_line(line)) lines[entry->item] = line;
  }
  Output output(merged);
  for (const auto& [item, line] : lines) {
    const auto entry = entry_from_line(line);
    ++(entry->done ? sum.done : sum.failed);
    sum.warnings += entry->warning_count;
    output.write(line + '\n');
  }
  output.commit();
  return sum;
}

}  // namespace broadsheet

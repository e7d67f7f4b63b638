#include "io/ledger/ledger.hpp"

#include "io/descriptor.hpp"
#include "io/ledger/index.hpp"
#include "io/ledger/issue_lines.hpp"
#include "io/ledger/sending.hpp"
#include "io/ledger/sent_items.hpp"

#include <broadsheet/report.hpp>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::uint64_t kChunk = std::uint64_t{1} << 20;

Descriptor open_ledger(const std::filesystem::path& file, int flags) {
  return Descriptor(open(file.c_str(), flags | O_CLOEXEC, 0666));
}

class OpenLedger {
 public:
  OpenLedger(const std::filesystem::path& file, bool writes) : file_(file), index_(file) {
    opened_ = open_ledger(file, writes ? O_RDWR | O_CREAT : O_RDONLY);
    if (!opened_ && (writes || errno != ENOENT)) fail("cannot be opened");
    if (opened_ && flock(opened_.get(), writes ? LOCK_EX : LOCK_SH) != 0) fail("cannot be locked");
    if (opened_) catch_up();
  }
  OpenLedger(const OpenLedger&) = delete;
  OpenLedger& operator=(const OpenLedger&) = delete;

  std::string lines_of(const std::string& key) {
    if (!opened_) return {};
    const std::uint64_t hash = ledger_hash(key);
    for (int tries = 0; tries < 2; ++tries) {
      const auto at = index_.find(hash);
      if (!at) return {};
      std::string lines = read(at->offset, at->size);
      const bool is_it = key_of(lines) == key && whole_issue(lines) == lines.size();
      const bool is_as_written = !is_it || unseal(lines);
      if (is_it && is_as_written) return lines;
      if (tries > 0 && !is_as_written) refuse();
      index_.clear();  // of another ledger, or two keys with one hash
      catch_up();
    }
    return {};
  }

  void append(const std::string& key, const std::string& its) {
    const std::string lines = sealed(its);
    if (pwrite_all(lines, end_)) {
      index_.put(ledger_hash(key), {end_, lines.size()});
      end_ += lines.size();
    } else {
      fail("cannot be written");
    }
  }

  /// What a killed program left goes; then room for `size` bytes more, where the file system can promise it.
  /// In this order: cutting gives back what is promised after the end, and costs as much as a write.
  void reserve(std::uint64_t size) {
    if (file_size_ > end_ && ftruncate(opened_.get(), static_cast<off_t>(end_)) != 0)
      fail("cannot be written");
    file_size_ = end_;
    const auto from = static_cast<off_t>(end_), length = static_cast<off_t>(size);
    if (fallocate(opened_.get(), FALLOC_FL_KEEP_SIZE, from, length) != 0 &&
        (errno == ENOSPC || errno == EDQUOT || errno == EFBIG))
      fail("cannot be written");
  }

  /// What was appended is forced to the disk.
  void finish() {
    if (fsync(opened_.get()) != 0) fail("cannot be flushed to the disk");
    index_.save(end_);
  }
  void save_index() {
    if (caught_up_ && opened_) index_.save(end_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { fail_with_ledger(file_, what); }

  std::string read(std::uint64_t offset, std::uint64_t size) const {
    std::string out(size, '\0');
    std::size_t filled = 0;
    while (filled < out.size()) {
      const ssize_t n =
          pread(opened_.get(), out.data() + filled, out.size() - filled, static_cast<off_t>(offset + filled));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail("cannot be read");
      if (n == 0) break;
      filled += static_cast<std::size_t>(n);
    }
    out.resize(filled);
    return out;
  }

  bool pwrite_all(std::string_view data, std::uint64_t at) const {
    while (!data.empty()) {
      const ssize_t n = pwrite(opened_.get(), data.data(), data.size(), static_cast<off_t>(at));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return false;
      data.remove_prefix(static_cast<std::size_t>(n));
      at += static_cast<std::uint64_t>(n);
    }
    return true;
  }

  /// Reads what the index does not know yet.
  void catch_up() {
    struct stat status {};
    if (fstat(opened_.get(), &status) != 0) fail("cannot be looked at");
    if (!S_ISREG(status.st_mode)) refuse();
    const std::uint64_t size = file_size_ = static_cast<std::uint64_t>(status.st_size);
    const bool was_longer = index_.known() > size;
    if (was_longer) index_.clear();
    end_ = index_.known();
    if (end_ == size) return;
    caught_up_ = true;
    std::string rest;
    for (std::uint64_t at = end_; at < size || !rest.empty();) {
      rest += read(at, kChunk);
      at = end_ + rest.size();
      const std::uint64_t taken = take_issues(rest);
      rest.erase(0, taken);
      if (taken == 0 && at >= size) break;
    }
    if (was_longer && end_ < size) refuse();  // no killed program leaves less than there was
  }

  /// Notes whole issues at the front of `text`, which begins at end_; how many bytes they have.
  std::uint64_t take_issues(std::string_view text) {
    std::uint64_t taken = 0;
    while (true) {
      const std::string_view rest = text.substr(taken);
      const std::size_t line_end = rest.find('\n');
      if (line_end == rest.npos) {
        if (rest.size() > kIssueBegin.size() && !rest.starts_with(kIssueBegin)) refuse();
        return taken;
      }
      if (!lines_after(rest.substr(0, line_end))) refuse();
      const std::size_t end = whole_issue(rest);
      if (end == 0) return taken;
      index_.put(ledger_hash(key_of(rest)), {end_, end});
      end_ += end;
      taken += end;
    }
  }

  [[noreturn]] void refuse() const {
    throw Error(
        Fault::io, "BS-C196", "is no ledger, or lines of it were changed", {file_.string(), 0, {}},
        "put a copy of it back, or name a new one, which is made, and by which all goes out once more");
  }

  const std::filesystem::path& file_;
  LedgerIndex index_;
  Descriptor opened_;
  std::uint64_t end_ = 0;  ///< of whole issues
  std::uint64_t file_size_ = 0;
  bool caught_up_ = false;
};

using Identity = std::pair<std::uint64_t, std::uint64_t>;  ///< device and file

/// Tells a file whatever its name; makes it where it is not there.
Identity identity_of(const std::filesystem::path& file) {
  const Descriptor opened = open_ledger(file, O_RDWR | O_CREAT);
  struct stat status {};
  if (!opened || fstat(opened.get(), &status) != 0) fail_with_ledger(file, "cannot be opened");
  return {status.st_dev, status.st_ino};
}

std::string quoted(const std::string& key) { return nlohmann::json(key).dump(); }

/// What a program that ended was sending of an issue, unless the ledger has it.
std::string lines_in_doubt(const Sending& sending, const std::string& issue, const std::string& in_ledger) {
  const auto its = sending.issues.find(issue);
  return its == sending.issues.end() || its->second == in_ledger ? std::string() : its->second;
}

}  // namespace

std::string Ledger::recall(const std::string& issue) {
  OpenLedger ledger(file_, false);
  Recalled its{ledger.lines_of(quoted(issue)), {}};
  Sending sending(file_);
  its.in_doubt = lines_in_doubt(sending, issue, its.lines);
  if (its.in_doubt.empty()) sending.settle(issue);
  ledger.save_index();
  recalled_[issue] = its;
  return its.lines + marked_as_sending(its.in_doubt);
}

void Ledger::remember(const std::string& issue, std::string lines) {
  const auto before = recalled_.find(issue);
  if (before != recalled_.end() && before->second == Recalled{lines, {}})
    pending_.erase(issue);
  else
    pending_[issue] = std::move(lines);
}

std::vector<SentItem> Ledger::sent() const {
  std::vector<SentItem> out;
  const auto add = [&](const std::string& before, const std::string& now) {
    const std::vector<SentItem> its = sent_items(before, now);
    out.insert(out.end(), its.begin(), its.end());
  };
  for (const auto& [issue, its] : recalled_)
    if (!pending_.contains(issue)) add(its.lines, its.lines);
  for (const auto& [issue, lines] : pending_) {
    const auto before = recalled_.find(issue);
    add(before == recalled_.end() ? "" : before->second.lines, lines);
  }
  return out;
}

/// One file, which several formats of a conversion may share.
class LedgerCommit::Held {
 public:
  explicit Held(const std::filesystem::path& file) : file_(file), open_(file_, true), sending_(file_) {}

  void add(const Ledger& its) {
    for (const auto& [issue, recalled] : its.recalled_)
      if (const std::string lines = open_.lines_of(quoted(issue));
          recalled != Ledger::Recalled{lines, lines_in_doubt(sending_, issue, lines)})
        throw Error(Fault::io, "BS-C204", "another program changed what the ledger says of \"" + issue + '"',
                    {file_.string(), 0, {}}, "run this again: nothing was written");
    for (const auto& [issue, lines] : its.pending_) {
      pending_[issue] = lines;
      size_ += sealed(lines).size();
    }
    open_.reserve(size_);
  }

  void announce() {
    Sending all = sending_;
    for (const auto& [issue, lines] : pending_) all.issues[issue] = lines;
    all.write();
  }

  void append() {
    for (const auto& [issue, lines] : pending_) open_.append(quoted(issue), lines);
    open_.finish();
    for (const auto& [issue, lines] : pending_) sending_.issues.erase(issue);
    sending_.write();
  }

 private:
  std::filesystem::path file_;
  OpenLedger open_;
  Sending sending_;  ///< by programs that ended meanwhile: none that runs holds the ledger
  std::map<std::string, std::string> pending_;
  std::uint64_t size_ = 0;
};

LedgerCommit::LedgerCommit(const std::vector<Ledger*>& ledgers) {
  std::map<Identity, std::vector<const Ledger*>> of_file;
  for (const Ledger* its : ledgers)
    if (!its->pending_.empty()) of_file[identity_of(its->file_)].push_back(its);
  for (const auto& [identity, sharing] : of_file) {
    Held& held = *held_.emplace_back(std::make_unique<Held>(sharing.front()->file_));
    for (const Ledger* its : sharing) held.add(*its);
  }
}

LedgerCommit::~LedgerCommit() = default;

void LedgerCommit::announce() {
  for (const auto& its : held_) its->announce();
}

void LedgerCommit::append() {
  for (const auto& its : held_) its->append();
}

}  // namespace broadsheet

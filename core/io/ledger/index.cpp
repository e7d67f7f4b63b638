#include "io/ledger/index.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <string>

namespace broadsheet {
namespace {

constexpr char kMagic[8] = {'B', 'S', 'L', 'E', 'D', 'G', '0', '1'};
constexpr std::uint64_t kFewest = 1024;

}  // namespace

std::uint64_t ledger_hash(std::string_view key) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash == 0 ? 1 : hash;
}

LedgerIndex::LedgerIndex(const std::filesystem::path& ledger) : file_(ledger) {
  file_ += ".index";
  fd_ = open(file_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (fd_ < 0) fd_ = open(file_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat status {};
  const bool is_whole =
      fd_ >= 0 && pread(fd_, &header_, sizeof header_, 0) == sizeof header_ &&
      std::memcmp(header_.magic, kMagic, sizeof kMagic) == 0 && fstat(fd_, &status) == 0 &&
      header_.slots >= kFewest && (header_.slots & (header_.slots - 1)) == 0 &&
      static_cast<std::uint64_t>(status.st_size) == sizeof header_ + header_.slots * sizeof(Slot) &&
      header_.used < header_.slots;
  if (!is_whole) clear();
}

LedgerIndex::~LedgerIndex() {
  if (fd_ >= 0) close(fd_);
}

void LedgerIndex::clear() {
  header_ = {};
  added_.clear();
}

bool LedgerIndex::read_slot(std::uint64_t at, Slot& slot) const {
  const auto offset = static_cast<off_t>(sizeof header_ + (at & (header_.slots - 1)) * sizeof slot);
  return pread(fd_, &slot, sizeof slot, offset) == static_cast<ssize_t>(sizeof slot);
}

std::optional<LedgerIndex::Lines> LedgerIndex::find(std::uint64_t hash) const {
  for (auto its = added_.rbegin(); its != added_.rend(); ++its)
    if (its->hash == hash) return Lines{its->offset, its->size};
  Slot slot{};
  for (std::uint64_t i = 0; i < header_.slots && read_slot(hash + i, slot) && slot.hash != 0; ++i)
    if (slot.hash == hash) return Lines{slot.offset, slot.size};
  return std::nullopt;
}

void LedgerIndex::put(std::uint64_t hash, Lines lines) { added_.push_back({hash, lines.offset, lines.size}); }

void LedgerIndex::put_into_file(const Slot& slot) {
  Slot there{};
  for (std::uint64_t i = 0; i < header_.slots && read_slot(slot.hash + i, there); ++i) {
    if (there.hash != 0 && there.hash != slot.hash) continue;
    if (there.hash == 0) ++header_.used;
    const std::uint64_t at = (slot.hash + i) & (header_.slots - 1);
    if (pwrite(fd_, &slot, sizeof slot, static_cast<off_t>(sizeof header_ + at * sizeof slot)) !=
        static_cast<ssize_t>(sizeof slot))
      header_.known = 0;  // made anew next time
    return;
  }
}

std::vector<LedgerIndex::Slot> LedgerIndex::all_slots() const {
  std::vector<Slot> all;
  Slot slot{};
  for (std::uint64_t i = 0; i < header_.slots && read_slot(i, slot); ++i)
    if (slot.hash != 0) all.push_back(slot);
  return all;
}

/// Beside the old one, and moved over it.
void LedgerIndex::write_anew(const std::vector<Slot>& all, std::uint64_t slots) {
  std::vector<Slot> table(slots);
  std::uint64_t used = 0;
  for (const Slot& slot : all)
    for (std::uint64_t at = slot.hash & (slots - 1);; at = (at + 1) & (slots - 1)) {
      if (table[at].hash != 0 && table[at].hash != slot.hash) continue;
      used += table[at].hash == 0 ? 1 : 0;
      table[at] = slot;
      break;
    }
  const std::string part = file_.string() + ".part";
  const int fd = open(part.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0) return;
  std::memcpy(header_.magic, kMagic, sizeof kMagic);
  header_.slots = slots;
  header_.used = used;
  const std::size_t size = table.size() * sizeof(Slot);
  const bool is_written = write(fd, &header_, sizeof header_) == static_cast<ssize_t>(sizeof header_) &&
                          write(fd, table.data(), size) == static_cast<ssize_t>(size) &&
                          rename(part.c_str(), file_.c_str()) == 0;
  if (!is_written) unlink(part.c_str());
  if (fd_ >= 0) close(fd_);
  fd_ = fd;
}

void LedgerIndex::save(std::uint64_t known) noexcept try {
  header_.known = known;
  if ((header_.used + added_.size()) * 2 > header_.slots) {
    std::vector<Slot> all = all_slots();
    all.insert(all.end(), added_.begin(), added_.end());
    std::uint64_t slots = kFewest;
    while (slots < all.size() * 4) slots *= 2;
    write_anew(all, slots);
  } else {
    for (const Slot& slot : added_) put_into_file(slot);
    if (pwrite(fd_, &header_, sizeof header_, 0) != static_cast<ssize_t>(sizeof header_))
      unlink(file_.c_str());
  }
  added_.clear();
} catch (...) {  // it is only a help: without it the ledger is read through
  unlink(file_.c_str());
}

}  // namespace broadsheet

#include "epub/container/archive_reader.hpp"

#include "common/encoding/encoding.hpp"
#include "common/encoding/percent.hpp"
#include "common/pieces.hpp"
#include "epub/container/input_source.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/plugin.hpp>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <zip.h>

#include <algorithm>
#include <new>
#include <vector>

namespace broadsheet::epub {
namespace {

using plugin::Failure;

/// A part of a path that could lead somewhere else than down.
bool is_bad_part(std::string_view part) { return part.empty() || part == "." || part == ".."; }

std::string_view why_bad(std::string_view name, const Limits& limits) {
  if (name.empty()) return "is empty";
  if (name.size() > limits.name_bytes) return "is too long";
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\')
      return "has control characters or backslashes";
  if (name.front() == '/') return "is absolute";
  if (name.back() == '/') name.remove_suffix(1);  // a folder
  while (true) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    if (is_bad_part(name.substr(0, slash))) return "leads out of the archive";
    if (slash == name.size()) return {};
    name.remove_prefix(slash + 1);
  }
}

// The archive is not to blame for what the machine lacks; where libzip fails without an error,
// it had no memory to keep one.
void throw_where_memory_ended(zip_error_t* error) {
  constexpr int kZlibMemory = -4;  // Z_MEM_ERROR
  const int code = zip_error_code_zip(error);
  if (code == ZIP_ER_OK || code == ZIP_ER_MEMORY ||
      (code == ZIP_ER_ZLIB && zip_error_code_system(error) == kZlibMemory))
    throw std::bad_alloc();
}

// Null and an error if it cannot be done.
zip_t* open_zip(common::InputBytes& input, zip_error_t* error) {
  zip_source_t* source = input_source(input, error);
  zip_t* const zip = source ? zip_open_from_source(source, ZIP_RDONLY, error) : nullptr;
  if (!zip) zip_source_free(source);
  return zip;
}

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What names are compared by: in NFC, ASCII letters small.
std::string loose(std::string name) {
  if (!is_ascii(name)) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    if (U_SUCCESS(error)) nfc->normalizeUTF8(0, name, sink, nullptr, error);
    if (U_SUCCESS(error)) name = std::move(composed);
  }
  return ascii::lower(name);
}

}  // namespace

struct ArchiveReader::Archive {
  explicit Archive(zip_t* opened) : zip(opened) {}
  ~Archive() { zip_discard(zip); }
  Archive(const Archive&) = delete;

  zip_t* const zip;
};

ArchiveReader::ArchiveReader(std::string bytes, const Limits& limits)
    : own_(std::make_unique<common::InputBytes>(std::move(bytes))), input_(*own_), limits_(limits) {
  open();
}

ArchiveReader::ArchiveReader(common::InputBytes& input, const Limits& limits)
    : input_(input), limits_(limits) {
  open();
}

void ArchiveReader::open() {
  if (input_.size() > limits_.archive_bytes)
    throw Failure("the archive is larger than " + megabytes(limits_.archive_bytes) +
                  ", which is no newspaper");
  zip_error_t error;
  zip_error_init(&error);
  zip_t* zip = open_zip(input_, &error);
  // It calls an archive none, too, where it has no memory for an entry: once is not enough.
  if (!zip && zip_error_code_zip(&error) == ZIP_ER_NOZIP) zip = open_zip(input_, &error);
  input_.rethrow();
  if (!zip) {
    throw_where_memory_ended(&error);
    const std::string why = zip_error_strerror(&error);
    throw Failure("the input is no EPUB: it does not open as a ZIP archive (" + why + ")");
  }
  archive_ = std::make_unique<Archive>(zip);
  list_entries();
}

ArchiveReader::~ArchiveReader() = default;

void ArchiveReader::list_entries() {
  const auto count =
      static_cast<std::uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(archive_->zip, 0), 0));
  if (count > limits_.entries)
    throw Failure("the archive has " + std::to_string(count) + " entries, more than the " +
                  std::to_string(limits_.entries) + " that are read");
  for (std::uint64_t i = 0; i < count; ++i) {
    const char* raw = zip_get_name(archive_->zip, i, ZIP_FL_ENC_GUESS);
    if (!raw) throw_where_memory_ended(zip_get_error(archive_->zip));
    const std::string name = raw ? raw : "";
    const std::string_view why = why_bad(name, limits_);
    if (!why.empty())
      throw Failure("the name of entry " + std::to_string(i + 1) + " of the archive " + std::string(why) +
                    "; it is refused");
    if (!entries_.emplace(name, i).second)
      throw Failure("the archive has two entries named " + name + "; it is refused");
    const auto [same, is_new] = by_loose_name_.emplace(loose(name), name);
    if (!is_new) same->second.clear();
    const char* bytes = zip_get_name(archive_->zip, i, ZIP_FL_ENC_RAW);
    if (bytes && bytes != name) by_raw_name_.emplace(bytes, name);
  }
}

std::string ArchiveReader::find(const std::string& path) const {
  if (has(path)) return path;
  const auto similar = by_loose_name_.find(loose(path));
  if (similar != by_loose_name_.end() && !similar->second.empty()) return similar->second;
  if (by_raw_name_.empty()) return path;
  for (const char* encoding : {"GB18030", "CP932", "CP949", "BIG5-HKSCS"})
    if (const auto raw = common::from_utf8(path, encoding))
      if (const auto found = by_raw_name_.find(*raw); found != by_raw_name_.end()) return found->second;
  return path;
}

void ArchiveReader::check_size(const std::string& path, std::uint64_t index, std::uint64_t size) {
  if (size > limits_.entry_bytes)
    throw Failure(path + " in the archive is larger than " + megabytes(limits_.entry_bytes) +
                  "; it is refused");
  if (was_read_.insert(index).second) read_bytes_ += size;
  if (read_bytes_ > limits_.total_bytes)
    throw Failure("the archive unpacks to more than " + megabytes(limits_.total_bytes) + "; it is refused");
  if (read_bytes_ > limits_.free_bytes && read_bytes_ / limits_.ratio > input_.size())
    throw Failure("the archive unpacks to more than " + std::to_string(limits_.ratio) +
                  " times its size; it is refused");
}

std::vector<std::string> ArchiveReader::names() const {
  std::vector<std::string> names;
  for (const auto& [name, index] : entries_) names.push_back(name);
  return names;
}

std::string ArchiveReader::read(const std::string& path) {
  const auto found = entries_.find(path);
  if (found == entries_.end()) throw Failure("the book lacks its file " + path);
  zip_stat_t st;
  zip_stat_init(&st);
  if (zip_stat_index(archive_->zip, found->second, 0, &st) != 0 || !(st.valid & ZIP_STAT_SIZE))
    throw Failure(path + " in the archive does not say its size");
  if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE)
    throw Failure(path + " in the archive is encrypted; only books without protection can be read",
                  BS_UNSUPPORTED);
  if (st.comp_method != ZIP_CM_STORE && st.comp_method != ZIP_CM_DEFLATE)
    throw Failure(path + " in the archive is compressed in a way that EPUB does not allow", BS_UNSUPPORTED);
  check_size(path, found->second, st.size);

  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive_->zip, found->second, 0), &zip_fclose);
  input_.rethrow();
  if (!file) {
    throw_where_memory_ended(zip_get_error(archive_->zip));
    throw Failure(path + " in the archive cannot be read: " + zip_strerror(archive_->zip));
  }
  // One byte more than announced tells a file that lies about its size.
  std::string content(static_cast<std::size_t>(st.size) + 1, '\0');
  std::size_t filled = 0;
  zip_int64_t n = 0;
  while (filled < content.size() &&
         (n = zip_fread(file.get(), content.data() + filled, content.size() - filled)) > 0)
    filled += static_cast<std::size_t>(n);
  input_.rethrow();
  if (n < 0) throw_where_memory_ended(zip_file_get_error(file.get()));
  if (n < 0 || filled != st.size)
    throw Failure(path + " in the archive is damaged: its content does not fit its entry");
  content.resize(filled);
  return content;
}

void ArchiveReader::count(const std::string& path, std::size_t elements) {
  constexpr std::size_t kFree = 200'000;
  if (was_counted_.insert(path).second) elements_ += elements;
  if (elements_ <= std::min(limits_.elements, std::max(kFree, input_.size()))) return;
  throw Failure(elements_ > limits_.elements
                    ? "the texts of the book have more than " + std::to_string(limits_.elements) +
                          " elements, attributes and lines; allow it more with the option max-elements"
                    : "the texts of the book have more elements, attributes and lines than it has bytes; it "
                      "is refused");
}

std::string resolve(std::string_view base, std::string_view href) {
  href = common::trimmed(href.substr(0, href.find('#')));
  if (href.find(':') < href.find('/')) return {};  // a scheme
  std::vector<std::string> parts;
  const auto walk = [&parts](std::string_view path) {
    while (true) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      const std::string_view part = path.substr(0, slash);
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.emplace_back(part);
      }
      if (slash == path.size()) return true;
      path.remove_prefix(slash + 1);
    }
  };
  const std::size_t slash = base.rfind('/');
  if (href.empty()) return std::string(base);
  if (href.front() != '/' && slash != std::string_view::npos) walk(base.substr(0, slash));
  if (!walk(common::percent_decode(href))) return {};
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "/") + part;
  return out;
}

std::string fragment_of(std::string_view href) {
  const std::size_t hash = href.find('#');
  return hash == std::string_view::npos ? std::string()
                                        : common::percent_decode(common::trimmed(href.substr(hash + 1)));
}

}  // namespace broadsheet::epub

// Fuzz target of books from the inside: what fuzz_epub seldom gets past, the
// checksums of an archive, is done here. The bytes are files, each after a line
// "==== NAME"; they are put into an archive and read as a book.
#include "epub/reader.hpp"
#include "support/memory_host.hpp"
#include "support/round_trip/checking_sink.hpp"

#include <zip.h>

#include <cstdint>
#include <cstdlib>
#include <set>

namespace {

using namespace broadsheet;

constexpr std::string_view kMark = "==== ";

/// Bytes that libzip writes into memory.
class Archive {
 public:
  Archive() {
    source_ = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source_);
    zip_ = zip_open_from_source(source_, ZIP_TRUNCATE, nullptr);
    if (!zip_) std::abort();
  }
  ~Archive() { zip_source_free(source_); }
  Archive(const Archive&) = delete;

  void add(const std::string& name, std::string_view content) {
    if (name.empty() || !names_.insert(name).second) return;
    zip_source_t* const data = zip_source_buffer(zip_, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(zip_, name.c_str(), data, ZIP_FL_ENC_UTF_8);
    if (index < 0) return zip_source_free(data);
    zip_set_file_compression(zip_, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }

  /// Empty where nothing was added.
  std::string bytes() {
    if (zip_close(zip_) != 0) zip_discard(zip_);
    std::string out;
    if (zip_source_open(source_) != 0) return out;
    zip_source_seek(source_, 0, SEEK_END);
    out.resize(static_cast<std::size_t>(zip_source_tell(source_)));
    zip_source_seek(source_, 0, SEEK_SET);
    zip_source_read(source_, out.data(), out.size());
    zip_source_close(source_);
    return out;
  }

 private:
  zip_source_t* source_;
  zip_t* zip_;
  std::set<std::string> names_;
};

std::string archive_of(std::string_view text) {
  Archive archive;
  while (text.substr(0, kMark.size()) == kMark) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::string name(text.substr(kMark.size(), line - kMark.size()));
    text.remove_prefix(std::min(line + 1, text.size()));
    std::size_t end = text.substr(0, kMark.size()) == kMark ? 0 : text.find("\n" + std::string(kMark));
    if (end == text.npos) end = text.size();
    archive.add(name, text.substr(0, end));
    text.remove_prefix(std::min(end == 0 ? 0 : end + 1, text.size()));
  }
  return archive.bytes();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  testing::MemoryHost memory("", archive_of({reinterpret_cast<const char*>(data), size}));
  testing::read_checked<epub::Reader>(memory, "epub");
  return 0;
}

#include "epub/container/archive_writer.hpp"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <exception>
#include <memory>
#include <stdexcept>

namespace broadsheet::epub {
namespace {

constexpr std::string_view kMediaType = "application/epub+zip";

[[noreturn]] void fail(const std::string& what, const char* why) {
  throw std::runtime_error("libzip could not " + what + ": " + why);
}

/// MS-DOS date and time, as ZIP keeps them (APPNOTE 4.4.6).
struct DosTime {
  std::uint16_t time, date;
};

DosTime dos_time(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds moment(std::chrono::seconds(
      std::clamp<std::int64_t>(seconds, sys_seconds(sys_days(year{1980} / 1 / 1)).time_since_epoch().count(),
                               sys_seconds(sys_days(year{2107} / 12 / 31)).time_since_epoch().count())));
  const auto day = floor<days>(moment);
  const year_month_day date(day);
  const hh_mm_ss time(moment - day);
  const auto packed_time =
      (time.hours().count() << 11) | (time.minutes().count() << 5) | (time.seconds().count() / 2);
  const auto packed_date = ((static_cast<int>(date.year()) - 1980) << 9) |
                           (static_cast<int>(static_cast<unsigned>(date.month())) << 5) |
                           static_cast<int>(static_cast<unsigned>(date.day()));
  return {static_cast<std::uint16_t>(packed_time), static_cast<std::uint16_t>(packed_date)};
}

/// A file of the archive, as libzip reads it. `Its` has begin(), bytes(), taken() and describe().
template <class Its>
struct FileSource {
  std::size_t read = 0;
  zip_error_t error{};

  static zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    auto& source = *static_cast<Its*>(self);
    switch (command) {
      case ZIP_SOURCE_OPEN: source.read = 0; return source.begin();
      case ZIP_SOURCE_READ: return source.copy(data, size);
      case ZIP_SOURCE_CLOSE: return 0;
      case ZIP_SOURCE_STAT:
        zip_stat_init(static_cast<zip_stat_t*>(data));
        source.describe(*static_cast<zip_stat_t*>(data));
        return sizeof(zip_stat_t);
      case ZIP_SOURCE_ERROR: return zip_error_to_data(&source.error, data, size);
      case ZIP_SOURCE_FREE: delete &source; return 0;
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
      default: zip_error_set(&source.error, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
  }

  zip_int64_t copy(void* data, zip_uint64_t most) {
    auto& its = static_cast<Its&>(*this);
    const std::string_view left = its.bytes().substr(read, most);
    std::memcpy(data, left.data(), left.size());
    read += left.size();
    if (read == its.bytes().size()) its.taken();
    return static_cast<zip_int64_t>(left.size());
  }
};

/// A file that is deflated already. libzip copies it as it is, because describe() says so.
struct ReadySource : FileSource<ReadySource> {
  explicit ReadySource(Deflated ready) : content(std::move(ready)), compressed_size(content.data.size()) {}

  Deflated content;
  std::size_t compressed_size;

  zip_int64_t begin() { return 0; }
  std::string_view bytes() const { return content.data; }
  void taken() {  // libzip has its copy: half of the peak memory is gone
    std::string().swap(content.data);
    read = 0;
  }
  void describe(zip_stat_t& stat) const {
    stat.size = content.size;
    stat.comp_size = compressed_size;
    stat.crc = content.crc;
    stat.comp_method = ZIP_CM_DEFLATE;
    stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  }
};

/// Where libzip writes the archive to. It goes back only to the header of the entry at work; so what stands
/// before is passed on, and no copy of the whole archive is held. Of an entry whose content is known to be
/// stored as it is, nothing is held either: all that its header lacks is the checksum. Going back further, or
/// writing something else there, would fail, not spoil the book.
struct Output {
  static constexpr std::size_t kKept = std::size_t{1} << 20;
  std::function<void(std::string_view)> write;
  std::string held;        ///< the entry at work
  std::uint64_t base = 0;  ///< bytes passed on
  std::string header;      ///< of the entry that was passed on before libzip has copied it
  std::uint64_t header_at = 0;
  std::uint64_t position = 0;
  bool went_back = false;
  std::exception_ptr failure;  ///< of write() or a LateSource: it must not be thrown through libzip
  zip_error_t error{};

  static zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    auto& output = *static_cast<Output*>(self);
    switch (command) {
      case ZIP_SOURCE_STAT: zip_stat_init(static_cast<zip_stat_t*>(data)); return sizeof(zip_stat_t);
      case ZIP_SOURCE_ERROR: return zip_error_to_data(&output.error, data, size);
      case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(output.position);
      case ZIP_SOURCE_SEEK_WRITE: return output.seek(data, size);
      case ZIP_SOURCE_WRITE: return output.take({static_cast<const char*>(data), size});
      case ZIP_SOURCE_COMMIT_WRITE: return output.pass_on() ? 0 : -1;
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
            ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE,
            ZIP_SOURCE_WRITE, ZIP_SOURCE_REMOVE, -1);
      default: return 0;
    }
  }

  zip_int64_t seek(void* data, zip_uint64_t size) {
    const zip_int64_t to = zip_source_seek_compute_offset(position, base + held.size(), data, size, &error);
    if (to < 0) return -1;
    const auto target = static_cast<std::uint64_t>(to);
    if (target < (header.empty() ? base : header_at) || target > base + held.size()) {
      zip_error_set(&error, ZIP_ER_SEEK, 0);
      return -1;
    }
    went_back = went_back || target < position;
    position = target;
    return 0;
  }

  zip_int64_t take(std::string_view bytes) {
    if (position < base) return is_passed_on(bytes) ? static_cast<zip_int64_t>(bytes.size()) : -1;
    header.clear();
    const bool at_end = position == base + held.size();
    if (at_end && went_back && !pass_on()) return -1;  // the entry before is finished
    const auto at = static_cast<std::size_t>(position - base);
    held.replace(at, std::min(bytes.size(), held.size() - at), bytes);
    position += bytes.size();
    return static_cast<zip_int64_t>(bytes.size());
  }

  /// libzip has written the local header of an entry (APPNOTE 4.3.7), and comes to its content.
  void pass_on_with(std::string_view content) {
    constexpr std::size_t kLeast = 30, kChecksum = 14;
    if (held.size() < kLeast || !held.starts_with("PK\3\4")) throw std::logic_error("no header of an entry");
    const std::uint32_t checksum = libdeflate_crc32(0, content.data(), content.size());
    for (unsigned i = 0; i < 4; ++i) held[kChecksum + i] = static_cast<char>(checksum >> 8 * i & 0xFF);
    header = held;
    header_at = base;
    if (!pass_on()) std::rethrow_exception(failure);
    write(content);
    base += content.size();
  }

  /// What libzip writes of an entry that was passed on: its content, and its header again.
  bool is_passed_on(std::string_view bytes) {
    const auto at = static_cast<std::size_t>(position - header_at);
    const bool is_same = at >= header.size() || std::string_view(header).substr(at, bytes.size()) == bytes;
    if (bytes.size() > base - position || !is_same) {
      zip_error_set(&error, ZIP_ER_INTERNAL, 0);
      return false;
    }
    position += bytes.size();
    return true;
  }

  bool pass_on() {
    try {
      write(held);
    } catch (...) {
      failure = std::current_exception();
      zip_error_set(&error, ZIP_ER_WRITE, 0);
      return false;
    }
    base += held.size();
    held.clear();
    if (held.capacity() > kKept) held.shrink_to_fit();
    went_back = false;
    return true;
  }
};

/// A file that is there only while libzip reads it.
struct LateSource : FileSource<LateSource> {
  LateSource(std::size_t its_size, std::function<std::string_view()> its_open, Output& its_output)
      : size(its_size), open(std::move(its_open)), output(its_output) {}

  const std::size_t size;
  const std::function<std::string_view()> open;
  Output& output;
  std::string_view content;

  zip_int64_t begin() {
    try {
      content = open();
      if (content.size() != size) throw std::logic_error("content has another size than was said");
      output.pass_on_with(content);
      return 0;
    } catch (...) {
      output.failure = std::current_exception();
      zip_error_set(&error, ZIP_ER_READ, 0);
      return -1;
    }
  }
  std::string_view bytes() const { return content; }
  void taken() {}
  void describe(zip_stat_t& stat) const {
    stat.size = size;
    stat.valid = ZIP_STAT_SIZE;
  }
};

}  // namespace

struct ArchiveWriter::State {
  Output output;
  zip_t* archive = nullptr;
  DosTime time{};

  explicit State(std::int64_t seconds) : time(dos_time(seconds)) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* bytes = zip_source_function_create(&Output::call, &output, &error);
    if (bytes) archive = zip_open_from_source(bytes, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive) {
      zip_source_free(bytes);
      fail("begin an archive", zip_error_strerror(&error));
    }
  }
  ~State() {
    if (archive) zip_discard(archive);
  }

  template <class Its>
  void add(const std::string& name, std::unique_ptr<Its> file, bool stored) {
    zip_source_t* source = zip_source_function(archive, &FileSource<Its>::call, file.get());
    if (source) static_cast<void>(file.release());  // owned by the source from here on
    add(name, source, stored);
  }

  void add(const std::string& name, zip_source_t* source, bool stored) {
    if (!source) fail("take " + name, zip_strerror(archive));
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail("add " + name, zip_strerror(archive));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    constexpr zip_uint32_t kReadableFile = 0100644u << 16;
    if ((stored && zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) != 0) ||
        zip_file_set_dostime(archive, at, time.time, time.date, 0) != 0 ||
        zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, kReadableFile) != 0)
      fail("describe " + name, zip_strerror(archive));
  }
};

ArchiveWriter::ArchiveWriter(std::int64_t seconds) : state_(std::make_unique<State>(seconds)) {
  add_stored("mimetype", kMediaType);
}

ArchiveWriter::~ArchiveWriter() = default;

void ArchiveWriter::add(const std::string& name, Deflated content) {
  state_->add(name, std::make_unique<ReadySource>(std::move(content)), false);
}

void ArchiveWriter::add_stored(const std::string& name, std::string_view content) {
  state_->add(name, zip_source_buffer(state_->archive, content.data(), content.size(), 0), true);
}

void ArchiveWriter::add_stored(const std::string& name, std::size_t size,
                               std::function<std::string_view()> open) {
  state_->add(name, std::make_unique<LateSource>(size, std::move(open), state_->output), true);
}

void ArchiveWriter::finish(const std::function<void(std::string_view)>& write) {
  state_->output.write = write;
  if (zip_close(state_->archive) == 0) {
    state_->archive = nullptr;
    return;
  }
  if (state_->output.failure) std::rethrow_exception(state_->output.failure);
  fail("write the archive", zip_strerror(state_->archive));
}

}  // namespace broadsheet::epub

#include "epub/archive_writer.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
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

/// One ready-deflated file as a libzip source. libzip copies it as it is,
/// because the source says that it is deflated already.
struct ReadySource {
  explicit ReadySource(Deflated ready) : content(std::move(ready)), compressed_size(content.data.size()) {}

  Deflated content;
  std::size_t compressed_size;
  std::size_t read = 0;
  zip_error_t error{};

  static zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    auto& source = *static_cast<ReadySource*>(self);
    switch (command) {
      case ZIP_SOURCE_OPEN: source.read = 0; return 0;
      case ZIP_SOURCE_READ: return source.copy(data, size);
      case ZIP_SOURCE_CLOSE: return 0;
      case ZIP_SOURCE_STAT: return source.stat(static_cast<zip_stat_t*>(data));
      case ZIP_SOURCE_ERROR: return zip_error_to_data(&source.error, data, size);
      case ZIP_SOURCE_FREE: delete &source; return 0;
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
      default: zip_error_set(&source.error, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
  }

  zip_int64_t copy(void* data, zip_uint64_t size) {
    const std::size_t n = std::min<std::size_t>(size, content.data.size() - read);
    std::memcpy(data, content.data.data() + read, n);
    read += n;
    if (read == content.data.size()) {  // libzip has its copy: half of the peak memory is gone
      std::string().swap(content.data);
      read = 0;
    }
    return static_cast<zip_int64_t>(n);
  }

  zip_int64_t stat(zip_stat_t* st) {
    zip_stat_init(st);
    st->size = content.size;
    st->comp_size = compressed_size;
    st->crc = content.crc;
    st->comp_method = ZIP_CM_DEFLATE;
    st->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    return sizeof *st;
  }
};

}  // namespace

struct ArchiveWriter::State {
  zip_source_t* bytes = nullptr;
  zip_t* archive = nullptr;
  DosTime time{};

  explicit State(std::int64_t seconds) : time(dos_time(seconds)) {
    zip_error_t error;
    zip_error_init(&error);
    bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (bytes) archive = zip_open_from_source(bytes, ZIP_TRUNCATE, &error);
    if (!archive) fail("begin an archive", zip_error_strerror(&error));
    zip_source_keep(bytes);
  }
  ~State() {
    if (archive) zip_discard(archive);
    zip_source_free(bytes);
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
  auto ready = std::make_unique<ReadySource>(std::move(content));
  zip_source_t* source = zip_source_function(state_->archive, &ReadySource::call, ready.get());
  if (source) ready.release();  // owned by the source from here on
  state_->add(name, source, false);
}

void ArchiveWriter::add_stored(const std::string& name, std::string_view content) {
  state_->add(name, zip_source_buffer(state_->archive, content.data(), content.size(), 0), true);
}

void ArchiveWriter::finish(const std::function<void(std::string_view)>& write) {
  if (zip_close(state_->archive) != 0) fail("write the archive", zip_strerror(state_->archive));
  state_->archive = nullptr;
  if (zip_source_open(state_->bytes) != 0) fail("read the archive back", "its buffer does not open");
  std::array<char, std::size_t{1} << 16> piece;
  zip_int64_t n;
  while ((n = zip_source_read(state_->bytes, piece.data(), piece.size())) > 0)
    write({piece.data(), static_cast<std::size_t>(n)});
  zip_source_close(state_->bytes);
  if (n < 0) fail("read the archive back", "its buffer does not read");
}

}  // namespace broadsheet::epub

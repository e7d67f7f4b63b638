#include "epub/container/input_source.hpp"

#include <new>

namespace broadsheet::epub {
namespace {

struct Source {
  common::InputBytes& input;
  std::uint64_t at = 0;
  zip_error_t error{};

  zip_int64_t read(void* to, zip_uint64_t most) {
    const std::size_t n = input.read(at, to, static_cast<std::size_t>(most));
    at += n;
    return static_cast<zip_int64_t>(n);
  }

  zip_int64_t seek(void* data, zip_uint64_t size) {
    const zip_int64_t to = zip_source_seek_compute_offset(at, input.size(), data, size, &error);
    if (to < 0) return -1;
    at = static_cast<std::uint64_t>(to);
    return 0;
  }

  zip_int64_t describe(zip_stat_t* stat) const {
    zip_stat_init(stat);
    stat->size = input.size();
    stat->valid = ZIP_STAT_SIZE;
    return sizeof *stat;
  }
};

zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  auto& source = *static_cast<Source*>(self);
  switch (command) {
    case ZIP_SOURCE_OPEN: source.at = 0; return 0;
    case ZIP_SOURCE_READ: return source.read(data, size);
    case ZIP_SOURCE_CLOSE: return 0;
    case ZIP_SOURCE_STAT: return source.describe(static_cast<zip_stat_t*>(data));
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&source.error, data, size);
    case ZIP_SOURCE_FREE: delete &source; return 0;
    case ZIP_SOURCE_SEEK: return source.seek(data, size);
    case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(source.at);
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                            ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
    default: zip_error_set(&source.error, ZIP_ER_OPNOTSUPP, 0); return -1;
  }
}

}  // namespace

zip_source_t* input_source(common::InputBytes& input, zip_error_t* error) {
  auto* const source = new (std::nothrow) Source{input};
  if (!source) {
    zip_error_set(error, ZIP_ER_MEMORY, 0);
    return nullptr;
  }
  zip_source_t* const made = zip_source_function_create(&call, source, error);
  if (!made) delete source;
  return made;
}

}  // namespace broadsheet::epub

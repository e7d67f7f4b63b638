#include "plugins/files/elf.hpp"

#include <elf.h>

#include <cstdint>
#include <cstring>

namespace broadsheet {
namespace {

// Calls `visit(segment)` until it returns false. False where the program header itself
// is cut short.
template <class Visit>
bool for_each_segment(std::string_view file, Visit visit) {
  Elf64_Ehdr header;
  if (file.size() < sizeof header) return true;
  std::memcpy(&header, file.data(), sizeof header);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64)
    return true;
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    Elf64_Phdr segment;
    const std::uint64_t at = header.e_phoff + i * header.e_phentsize;
    if (at > file.size() || sizeof segment > file.size() - at) return false;
    std::memcpy(&segment, file.data() + at, sizeof segment);
    if (!visit(segment)) return true;
  }
  return true;
}

bool is_whole(const Elf64_Phdr& segment, std::string_view file) {
  return segment.p_offset <= file.size() && segment.p_filesz <= file.size() - segment.p_offset;
}

}  // namespace

bool is_cut_short(std::string_view file) {
  bool whole = true;
  const bool has_header =
      for_each_segment(file, [&](const Elf64_Phdr& segment) { return whole = is_whole(segment, file); });
  return !has_header || !whole;
}

std::vector<std::string_view> constant_segments(std::string_view file) {
  std::vector<std::string_view> segments;
  for_each_segment(file, [&](const Elf64_Phdr& segment) {
    if (segment.p_type == PT_LOAD && segment.p_flags == PF_R && is_whole(segment, file))
      segments.push_back(file.substr(segment.p_offset, segment.p_filesz));
    return true;
  });
  return segments;
}

}  // namespace broadsheet

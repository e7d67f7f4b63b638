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

// What is loaded at some address, from there to the end of its segment.
std::string_view at_address(std::uint64_t address, std::string_view file) {
  std::string_view found;
  for_each_segment(file, [&](const Elf64_Phdr& segment) {
    const bool has_it = segment.p_type == PT_LOAD && is_whole(segment, file) && address >= segment.p_vaddr &&
                        address - segment.p_vaddr < segment.p_filesz;
    if (has_it) found = file.substr(segment.p_offset, segment.p_filesz).substr(address - segment.p_vaddr);
    return !has_it;
  });
  return found;
}

}  // namespace

std::string_view loader_strings(std::string_view file) {
  std::uint64_t address = 0, size = 0;
  for_each_segment(file, [&](const Elf64_Phdr& segment) {
    if (segment.p_type != PT_DYNAMIC || !is_whole(segment, file)) return true;
    Elf64_Dyn entry;
    for (std::uint64_t at = 0; segment.p_filesz - at >= sizeof entry; at += sizeof entry) {
      std::memcpy(&entry, file.data() + segment.p_offset + at, sizeof entry);
      if (entry.d_tag == DT_STRTAB) address = entry.d_un.d_ptr;
      if (entry.d_tag == DT_STRSZ) size = entry.d_un.d_val;
    }
    return false;
  });
  const std::string_view strings = at_address(address, file);
  return address == 0 || size == 0 || size > strings.size() ? file : strings.substr(0, size);
}

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

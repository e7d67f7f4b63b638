// common/pugixml.hpp - pugixml that says so where memory ends; included instead of its own header.
//
// Left to itself it answers with null nodes, and what is put into those is lost: an issue of
// NewsML-G2 without its articles, and nobody hears of it. Its manual lets an allocation throw
// instead. That is set once for the process, around what was set there before.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <new>

namespace broadsheet::common {

inline const pugi::allocation_function kPugixmlAllocates = pugi::get_memory_allocation_function();

inline void* allocate_or_throw(std::size_t size) {
  if (void* const memory = kPugixmlAllocates(size)) return memory;
  throw std::bad_alloc();
}

inline const bool kPugixmlThrows =
    (pugi::set_memory_management_functions(allocate_or_throw, pugi::get_memory_deallocation_function()),
     true);

}  // namespace broadsheet::common

// common/xml/pugixml.hpp - pugixml that throws when memory runs out; included instead of its own header.
//
// By default pugixml returns null nodes then, and silently loses what is put into them: an issue of
// NewsML-G2 without its articles. Its manual allows the allocation function to throw instead. That
// is set once for the process, around the function that was set before.
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

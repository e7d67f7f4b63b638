#include "epub/raster/pango.hpp"

#include <dlfcn.h>

namespace broadsheet::epub {
namespace {

// Never unloaded: GObject cannot be.
const Pango* load() {
  void* const library = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library) return nullptr;
  static Pango functions;
#define BROADSHEET_FIND(name)                                                         \
  functions.name = reinterpret_cast<decltype(functions.name)>(dlsym(library, #name)); \
  if (!functions.name) return nullptr;
  BROADSHEET_PANGO_FUNCTIONS(BROADSHEET_FIND)
#undef BROADSHEET_FIND
  return &functions;
}

}  // namespace

const Pango* pango() {
  static const Pango* const kLoaded = load();
  return kLoaded;
}

}  // namespace broadsheet::epub

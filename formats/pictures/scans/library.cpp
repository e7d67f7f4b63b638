#include "pictures/scans/library.hpp"

#include "pictures/pixels.hpp"

#include <dlfcn.h>

namespace broadsheet::pictures {
namespace {

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

#define BROADSHEET_FIND(name) &&find(library, #name, functions.name)

const Tiff* load_tiff() {
  void* const library = dlopen("libtiff.so.6", RTLD_NOW | RTLD_LOCAL);
  static Tiff functions;
  return library BROADSHEET_TIFF_FUNCTIONS(BROADSHEET_FIND) ? &functions : nullptr;
}

const Jpeg2000* load_jpeg2000() {
  void* const library = dlopen("libopenjp2.so.7", RTLD_NOW | RTLD_LOCAL);
  static Jpeg2000 functions;
  return library BROADSHEET_JPEG2000_FUNCTIONS(BROADSHEET_FIND) ? &functions : nullptr;
}

#undef BROADSHEET_FIND

}  // namespace

const Tiff& tiff() {
  static const Tiff* const kLoaded = load_tiff();
  if (!kLoaded) throw PixelError("it is a TIFF, for which the package libtiff6 has to be installed");
  return *kLoaded;
}

const Jpeg2000& jpeg2000() {
  static const Jpeg2000* const kLoaded = load_jpeg2000();
  if (!kLoaded) throw PixelError("it is JPEG 2000, for which the package libopenjp2-7 has to be installed");
  return *kLoaded;
}

}  // namespace broadsheet::pictures

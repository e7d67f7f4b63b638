# One interface target carries the warnings and sanitizers of all our own code.
add_library(broadsheet_build_options INTERFACE)
target_compile_options(broadsheet_build_options INTERFACE
  -Wall -Wextra -Wshadow $<$<COMPILE_LANGUAGE:CXX>:-Wconversion -Wnon-virtual-dtor>
  $<$<BOOL:${BROADSHEET_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # At -O2 GCC 12 sees the two ends of "x" + string overlap at offsets that no string has (GCC bug 105329).
  target_compile_options(broadsheet_build_options INTERFACE $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CONFIG:Release>>:-Wno-restrict>)
endif()
if(BROADSHEET_SANITIZE)
  add_compile_options(-fsanitize=${BROADSHEET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)  # an index past the end of a view is no access past the end of memory
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-Wno-maybe-uninitialized)  # with sanitizers GCC 12 sees it inside std::regex
  endif()
  add_link_options(-fsanitize=${BROADSHEET_SANITIZE})
endif()
if(BROADSHEET_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

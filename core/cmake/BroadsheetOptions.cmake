# One interface target carries the warnings and sanitizers of all our own code.
add_library(broadsheet_build_options INTERFACE)
target_compile_options(broadsheet_build_options INTERFACE
  -Wall -Wextra -Wshadow $<$<COMPILE_LANGUAGE:CXX>:-Wconversion -Wnon-virtual-dtor>
  $<$<BOOL:${BROADSHEET_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # At -O2 GCC 12 sees the two ends of "x" + string overlap at offsets that no string has (GCC bug 105329).
  target_compile_options(broadsheet_build_options INTERFACE $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CONFIG:Release>>:-Wno-restrict>)
endif()
# A fault of ours ends the process that has it, before it can be used: checked access to containers and strings,
# guarded stacks, and tables of the loader that nobody writes to once they are filled.
add_compile_definitions(_GLIBCXX_ASSERTIONS)
if(NOT BROADSHEET_SANITIZE AND NOT BROADSHEET_FUZZ)
  add_compile_options($<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3> -fstack-protector-strong)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
if(BROADSHEET_SANITIZE)
  add_compile_options(-fsanitize=${BROADSHEET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # With sanitizers GCC 12 sees the one inside std::regex, the other where a structure begins with an array.
    add_compile_options(-Wno-maybe-uninitialized -Wno-stringop-overread)
  endif()
  add_link_options(-fsanitize=${BROADSHEET_SANITIZE})
endif()
if(BROADSHEET_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

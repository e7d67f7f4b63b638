# broadsheet_add_plugin(NAME SOURCES file… [MANIFEST file.json] [LINK target…])
#
# Builds NAME.so, a module that Broadsheet loads at run time. MANIFEST is checked
# to be JSON and embedded; leave it out where a source has BS_MANIFEST.
# Part of the SDK: it is installed and serves plugins outside this tree, too.
function(broadsheet_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "MANIFEST" "SOURCES;LINK")
  if(NOT arg_SOURCES OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "broadsheet_add_plugin(${name} SOURCES file… [MANIFEST file.json] [LINK target…])")
  endif()
  add_library(${name} MODULE ${arg_SOURCES})
  if(arg_MANIFEST)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${arg_MANIFEST})
    file(READ ${arg_MANIFEST} manifest)
    string(JSON id ERROR_VARIABLE error GET "${manifest}" id)
    if(error)
      message(FATAL_ERROR "${arg_MANIFEST}: ${error}")
    endif()
    set(embedded ${CMAKE_CURRENT_BINARY_DIR}/${name}_manifest.c)
    # A string literal a line: C99 promises no more than 4095 characters in one.
    string(REPLACE "\\" "\\\\" literal "${manifest}")
    string(REPLACE "\"" "\\\"" literal "${literal}")
    string(REPLACE "\n" "\\n\"\n  \"" literal "${literal}")
    file(CONFIGURE OUTPUT ${embedded} @ONLY CONTENT
      "#include <broadsheet/plugin.h>\n\nBS_MANIFEST(\n  \"@literal@\");\n")
    target_sources(${name} PRIVATE ${embedded})
    set_source_files_properties(${embedded} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  endif()
  target_link_libraries(${name} PRIVATE broadsheet::sdk ${arg_LINK})
  set_target_properties(${name} PROPERTIES PREFIX "" SUFFIX .so C_VISIBILITY_PRESET hidden
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()

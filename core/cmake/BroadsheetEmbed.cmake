# Turns a data file into a C++ header with `inline constexpr std::string_view NAME`
# in namespace broadsheet::data, included as <data/NAME.hpp>.
function(broadsheet_embed target file name)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/generated/data/${name}.hpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} content)
  file(CONFIGURE OUTPUT ${header} @ONLY CONTENT
    "#pragma once\n#include <string_view>\nnamespace broadsheet::data {\ninline constexpr char ${name}_bytes[] = R\"__data__(@content@)__data__\";\ninline constexpr std::string_view ${name}(${name}_bytes, sizeof ${name}_bytes - 1);\n}\n")
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()

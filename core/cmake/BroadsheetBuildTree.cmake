# find_package(Broadsheet) and pkg-config in a build folder, without an installation: for plugins that are made
# together with Broadsheet. (export() would ask for the targets that the library is built with, too.)
function(broadsheet_configure_build_tree)
  set(CMAKE_INSTALL_BINDIR .)
  configure_package_config_file(core/cmake/BroadsheetConfig.cmake.in ${PROJECT_BINARY_DIR}/BroadsheetConfig.cmake
    INSTALL_DESTINATION . INSTALL_PREFIX ${PROJECT_BINARY_DIR} PATH_VARS BROADSHEET_PLUGIN_DIR CMAKE_INSTALL_BINDIR)
endfunction()
broadsheet_configure_build_tree()
configure_file(core/cmake/BroadsheetPlugin.cmake ${PROJECT_BINARY_DIR}/BroadsheetPlugin.cmake COPYONLY)
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/BroadsheetTargets.cmake CONTENT
"if(TARGET broadsheet::sdk)
  return()
endif()
add_library(broadsheet::sdk INTERFACE IMPORTED)
target_include_directories(broadsheet::sdk INTERFACE ${PROJECT_SOURCE_DIR}/core/include)
target_compile_features(broadsheet::sdk INTERFACE cxx_std_17)
add_library(broadsheet::broadsheet STATIC IMPORTED)
set_target_properties(broadsheet::broadsheet PROPERTIES IMPORTED_LOCATION $<TARGET_FILE:broadsheet_core>)
target_compile_features(broadsheet::broadsheet INTERFACE cxx_std_20)
target_link_libraries(broadsheet::broadsheet INTERFACE broadsheet::sdk ${CMAKE_DL_LIBS})
")
# pkg-config prefers these to the ones of the same names that are installed.
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/broadsheet-sdk-uninstalled.pc CONTENT
"plugindir=${PROJECT_BINARY_DIR}/${BROADSHEET_PLUGIN_DIR}

Name: broadsheet-sdk
Description: Headers for plugins of Broadsheet
Version: ${PROJECT_VERSION}
Cflags: -I${PROJECT_SOURCE_DIR}/core/include
")
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/broadsheet-uninstalled.pc CONTENT
"Name: broadsheet
Description: ${PROJECT_DESCRIPTION}
Version: ${PROJECT_VERSION}
Requires: broadsheet-sdk
Libs: -L$<TARGET_FILE_DIR:broadsheet_core> -lbroadsheet
Libs.private: -lstdc++ -ldl
")

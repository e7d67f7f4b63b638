# What an installation has: the program and its plugins, and for those who build
# on them (the component "sdk") the headers, the library, a CMake package and
# pkg-config files. All of it finds its parts relative to itself, so that it can
# be moved as a whole.
include(CMakePackageConfigHelpers)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)

set_target_properties(broadsheet_sdk PROPERTIES EXPORT_NAME sdk)
set_target_properties(broadsheet_core PROPERTIES EXPORT_NAME broadsheet OUTPUT_NAME broadsheet)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Broadsheet)

install(TARGETS broadsheet_worker RUNTIME DESTINATION lib/broadsheet)
# Debian wants the changelog compressed, and the same bytes from every build.
execute_process(COMMAND gzip -9 -n -c ${PROJECT_SOURCE_DIR}/tools/package/changelog
  OUTPUT_FILE ${PROJECT_BINARY_DIR}/changelog.gz COMMAND_ERROR_IS_FATAL ANY)
install(TARGETS broadsheet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
get_property(plugins DIRECTORY plugins PROPERTY BUILDSYSTEM_TARGETS)
list(REMOVE_ITEM plugins pdf)
install(TARGETS ${plugins} LIBRARY DESTINATION ${BROADSHEET_PLUGIN_DIR})
# In a package of its own: the binary is under GPL-3, since it links poppler.
if(TARGET pdf)
  install(TARGETS pdf LIBRARY DESTINATION ${BROADSHEET_PLUGIN_DIR} COMPONENT pdf)
  install(FILES tools/package/copyright-pdf RENAME copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/broadsheet-pdf COMPONENT pdf)
  install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/broadsheet-pdf COMPONENT pdf)
endif()
install(FILES ${PROJECT_BINARY_DIR}/broadsheet.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_BINARY_DIR}/completion/broadsheet
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${PROJECT_BINARY_DIR}/completion/_broadsheet
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${PROJECT_BINARY_DIR}/completion/broadsheet.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES tools/package/copyright README.md CHANGELOG.md core/ERRORS.md core/SECURITY.md ${PROJECT_BINARY_DIR}/changelog.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/broadsheet)
install(FILES plugins/README.md RENAME plugins.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/broadsheet)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME sdk)
install(FILES plugins/README.md tools/package/copyright ${PROJECT_BINARY_DIR}/changelog.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/broadsheet-dev)
install(DIRECTORY core/include/broadsheet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS broadsheet_sdk broadsheet_core EXPORT Broadsheet ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT Broadsheet FILE BroadsheetTargets.cmake NAMESPACE broadsheet:: DESTINATION ${package_dir})

configure_package_config_file(core/cmake/BroadsheetConfig.cmake.in ${PROJECT_BINARY_DIR}/installed/BroadsheetConfig.cmake
  INSTALL_DESTINATION ${package_dir} PATH_VARS BROADSHEET_PLUGIN_DIR CMAKE_INSTALL_BINDIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/BroadsheetConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/installed/BroadsheetConfig.cmake ${PROJECT_BINARY_DIR}/BroadsheetConfigVersion.cmake
  core/cmake/BroadsheetPlugin.cmake DESTINATION ${package_dir})

file(RELATIVE_PATH pc_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
foreach(pc broadsheet broadsheet-sdk)
  configure_file(core/cmake/${pc}.pc.in ${PROJECT_BINARY_DIR}/${pc}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${pc}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

# `cpack` in a build folder makes three Debian packages: broadsheet, the program with
# its plugins, broadsheet-pdf, its reader of PDF, and broadsheet-dev, what plugins and
# programs are built with. What they depend on is read from the built files (dpkg-shlibdeps).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own
set(CPACK_PACKAGE_CONTACT "Broadsheet maintainers <maintainers@broadsheet.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program sdk)
if(TARGET pdf)
  list(APPEND CPACK_COMPONENTS_ALL pdf)
endif()
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)  # name_version_architecture.deb
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME broadsheet)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "newspaper issues to NewsML-G2, EPUB 3, HTML and text
Takes what PDF extraction leaves of a newspaper page and gives back the
articles as the paper meant them: headlines with their bodies, whole
paragraphs, bylines, datelines, captions, jumps to other pages.
.
Every format is a plugin. Whole archives are converted on all cores and many
machines, and go on where they were stopped.")

# Loaded by the EPUB plugin for covers of pixels, without which covers are SVG, and by the ALTO plugin for scans
# that are TIFF or JPEG 2000.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "libpangocairo-1.0-0, libtiff6, libopenjp2-7")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "broadsheet-pdf")

set(CPACK_DEBIAN_PDF_PACKAGE_NAME broadsheet-pdf)
set(CPACK_DEBIAN_PDF_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PDF_PACKAGE_DEPENDS "broadsheet (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_PDF_PACKAGE_RECOMMENDS "poppler-data")
set(CPACK_DEBIAN_PDF_DESCRIPTION "newspaper pages as PDF for Broadsheet
The reader of PDF files: sizes and positions of the text tell articles,
headlines and captions. It runs in a process of its own without network or
files, and links poppler, so that this package is under GPL-3.")

set(CPACK_DEBIAN_SDK_PACKAGE_NAME broadsheet-dev)
set(CPACK_DEBIAN_SDK_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_SDK_PACKAGE_DEPENDS "broadsheet (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_SDK_DESCRIPTION "plugins for Broadsheet, and Broadsheet in programs
Headers for plugins in C and C++, the library for programs that convert, a
CMake package and pkg-config files.")
include(CPack)

// pictures/scans/library.hpp - libtiff and OpenJPEG, loaded when a scan is opened.
//
// With what libtiff needs they are ten libraries, which no plugin is linked with for the few pages that want
// them.
#pragma once

#include <openjpeg.h>
#include <tiffio.h>

namespace broadsheet::pictures {

#define BROADSHEET_TIFF_FUNCTIONS(X)      \
  X(TIFFClientOpenExt)                    \
  X(TIFFClose)                            \
  X(TIFFGetField)                         \
  X(TIFFGetFieldDefaulted)                \
  X(TIFFIsTiled)                          \
  X(TIFFOpenOptionsAlloc)                 \
  X(TIFFOpenOptionsFree)                  \
  X(TIFFOpenOptionsSetErrorHandlerExtR)   \
  X(TIFFOpenOptionsSetMaxSingleMemAlloc)  \
  X(TIFFOpenOptionsSetWarningHandlerExtR) \
  X(TIFFRGBAImageOK)                      \
  X(TIFFReadRGBAStripExt)                 \
  X(TIFFReadRGBATileExt)                  \
  X(TIFFReadScanline)                     \
  X(TIFFScanlineSize64)                   \
  X(TIFFSetField)

#define BROADSHEET_JPEG2000_FUNCTIONS(X) \
  X(opj_create_decompress)               \
  X(opj_decode)                          \
  X(opj_destroy_codec)                   \
  X(opj_image_destroy)                   \
  X(opj_read_header)                     \
  X(opj_set_decode_area)                 \
  X(opj_set_default_decoder_parameters)  \
  X(opj_set_error_handler)               \
  X(opj_setup_decoder)                   \
  X(opj_stream_create)                   \
  X(opj_stream_destroy)                  \
  X(opj_stream_set_read_function)        \
  X(opj_stream_set_seek_function)        \
  X(opj_stream_set_skip_function)        \
  X(opj_stream_set_user_data)            \
  X(opj_stream_set_user_data_length)

/// Their functions, under the names that they have.
#define BROADSHEET_MEMBER(name) decltype(&::name) name = nullptr;
struct Tiff {
  BROADSHEET_TIFF_FUNCTIONS(BROADSHEET_MEMBER)
};
struct Jpeg2000 {
  BROADSHEET_JPEG2000_FUNCTIONS(BROADSHEET_MEMBER)
};
#undef BROADSHEET_MEMBER

/// Throw PixelError where they are not installed.
const Tiff& tiff();
const Jpeg2000& jpeg2000();

}  // namespace broadsheet::pictures

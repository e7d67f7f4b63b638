// epub/raster/pango.hpp - pango and cairo, loaded when a cover of pixels is drawn.
//
// With what they need they are 50 libraries, whose loading would take longer than most books. So they are no
// part of what the plugin is linked with; where they are not installed, covers are SVG.
#pragma once

#include <pango/pangocairo.h>

namespace broadsheet::epub {

#define BROADSHEET_PANGO_FUNCTIONS(X)         \
  X(cairo_create)                             \
  X(cairo_destroy)                            \
  X(cairo_fill)                               \
  X(cairo_image_surface_create)               \
  X(cairo_image_surface_get_data)             \
  X(cairo_image_surface_get_stride)           \
  X(cairo_move_to)                            \
  X(cairo_rectangle)                          \
  X(cairo_set_line_width)                     \
  X(cairo_set_source_rgba)                    \
  X(cairo_stroke)                             \
  X(cairo_surface_destroy)                    \
  X(cairo_surface_flush)                      \
  X(g_object_unref)                           \
  X(pango_cairo_create_layout)                \
  X(pango_cairo_show_layout)                  \
  X(pango_context_set_language)               \
  X(pango_font_description_free)              \
  X(pango_font_description_new)               \
  X(pango_font_description_set_absolute_size) \
  X(pango_font_description_set_family)        \
  X(pango_font_description_set_weight)        \
  X(pango_language_from_string)               \
  X(pango_layout_get_baseline)                \
  X(pango_layout_get_context)                 \
  X(pango_layout_get_pixel_size)              \
  X(pango_layout_get_unknown_glyphs_count)    \
  X(pango_layout_set_font_description)        \
  X(pango_layout_set_text)

/// Their functions, under the names that they have.
struct Pango {
#define BROADSHEET_MEMBER(name) decltype(&::name) name = nullptr;
  BROADSHEET_PANGO_FUNCTIONS(BROADSHEET_MEMBER)
#undef BROADSHEET_MEMBER
};

/// nullptr where they are not installed.
const Pango* pango();

}  // namespace broadsheet::epub

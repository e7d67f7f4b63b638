#include "html/html.hpp"

BROADSHEET_PLUGIN(broadsheet::html::Reader, broadsheet::html::Writer, void)

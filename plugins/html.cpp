#include "html/check.hpp"
#include "html/html.hpp"

BROADSHEET_PLUGIN(broadsheet::html::Reader, broadsheet::html::Writer, void, broadsheet::html::Checker)

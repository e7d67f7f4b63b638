#include "html/html.hpp"

#include "html/check.hpp"

BROADSHEET_PLUGIN(broadsheet::html::Reader, broadsheet::html::Writer, void, broadsheet::html::Checker)

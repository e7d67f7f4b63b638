#include "text/text.hpp"

#include "text/check.hpp"

BROADSHEET_PLUGIN(void, broadsheet::text::Writer, void, broadsheet::text::Checker)

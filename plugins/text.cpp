#include "text/check.hpp"
#include "text/text.hpp"

BROADSHEET_PLUGIN(void, broadsheet::text::Writer, void, broadsheet::text::Checker)

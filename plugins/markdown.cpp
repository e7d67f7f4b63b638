#include "markdown/check.hpp"
#include "markdown/markdown.hpp"

BROADSHEET_PLUGIN(broadsheet::markdown::Reader, broadsheet::markdown::Writer, void, broadsheet::markdown::Checker)

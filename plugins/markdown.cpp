#include "markdown/markdown.hpp"

BROADSHEET_PLUGIN(broadsheet::markdown::Reader, broadsheet::markdown::Writer, void)

#include "markdown/markdown.hpp"

#include "markdown/check.hpp"

BROADSHEET_PLUGIN(broadsheet::markdown::Reader, broadsheet::markdown::Writer, void,
                  broadsheet::markdown::Checker)

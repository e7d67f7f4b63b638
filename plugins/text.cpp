#include "text/text.hpp"

BROADSHEET_WRITER(broadsheet::text::Writer)

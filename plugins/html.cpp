#include "html/html.hpp"

BROADSHEET_WRITER(broadsheet::html::Writer)

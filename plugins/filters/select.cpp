#include "filters/select.hpp"

BROADSHEET_FILTER(broadsheet::filters::Select)

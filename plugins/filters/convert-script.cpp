#include "filters/convert_script.hpp"

BROADSHEET_FILTER(broadsheet::filters::ConvertScript)

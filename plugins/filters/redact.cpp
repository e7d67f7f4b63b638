#include "filters/redact.hpp"

BROADSHEET_FILTER(broadsheet::filters::Redact)

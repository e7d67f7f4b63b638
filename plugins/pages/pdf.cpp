#include "pdf/reader.hpp"

BROADSHEET_READER(broadsheet::pdf::Reader)

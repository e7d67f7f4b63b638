#include "hocr/reader.hpp"

BROADSHEET_READER(broadsheet::hocr::Reader)

#include "pagexml/reader.hpp"

BROADSHEET_READER(broadsheet::pagexml::Reader)

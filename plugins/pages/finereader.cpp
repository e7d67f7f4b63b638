#include "finereader/reader.hpp"

BROADSHEET_READER(broadsheet::finereader::Reader)

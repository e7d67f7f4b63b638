#include "alto/reader.hpp"

BROADSHEET_READER(broadsheet::alto::Reader)

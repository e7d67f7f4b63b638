#include "issuetext/reader.hpp"

BROADSHEET_READER(broadsheet::issuetext::Reader)

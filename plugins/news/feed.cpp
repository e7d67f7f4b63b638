#include "feed/feed.hpp"

BROADSHEET_READER(broadsheet::feed::Reader)

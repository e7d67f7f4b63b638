// layout/zones/columns.hpp - the lines that no other stage took -> columns, each line right below the last.
#pragma once

namespace broadsheet::layout {

struct ZoneWork;

/// Every line that is in no zone goes into one of kind column.
void find_columns(ZoneWork& work);

}  // namespace broadsheet::layout

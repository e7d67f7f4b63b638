// worker/sandbox/own_process.hpp - stands in the filter for the number of the process, which is not known
// before it runs.
#pragma once

namespace broadsheet::worker {
constexpr unsigned kOwnProcess = 0x7E57C0DE;  // larger than any process number
}

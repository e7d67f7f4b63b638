// worker/guard/control_group.hpp - a control group (cgroup v2) for the processes of a command.
//
// Made below our own group, where the system lets us; elsewhere all of this does
// nothing, and the guard counts for itself.
#pragma once

#include <string>

namespace broadsheet::worker {

class ControlGroup {
 public:
  /// `memory` in bytes, 0 = any. Limits hold where the group has their controllers.
  ControlGroup(bool wanted, unsigned long long memory, unsigned tasks);
  /// Puts the calling process into it.
  void enter() const;
  /// Ends every process in it.
  void kill() const;
  bool ran_out_of_memory() const;
  void remove();

 private:
  bool set(const char* file, const std::string& value) const;
  std::string folder_;  ///< "" = there is none
};

}  // namespace broadsheet::worker

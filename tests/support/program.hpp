// support/program.hpp - the built program, run as a user runs it.
#pragma once

#include "support/process.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet::testing {

/// `broadsheet ARGUMENTS…` with nothing of this machine: no plugin path, no
/// plugins or settings of the user, no time stamp. Run it with run().
Process broadsheet(std::vector<std::string> arguments, std::string input = "");

/// Where this build is: the program, and lib/broadsheet/plugins.
std::filesystem::path build_folder();

/// The checkout that this build is of, without a slash at its end.
std::string source_folder();

/// tests/samples/<name>
std::string sample(const std::string& name);

/// ../shared/<name>, beside the source tree; may not be there.
std::filesystem::path shared(const std::string& name);

/// Fails the test unless the program ended with 0 and wrote no error.
void expect_success(const Finished& finished);

/// Fails the test unless the program ended with `status` and one line that says
/// the code, where ("" = nowhere) and, after a semicolon, what to do.
void expect_error(const Finished& finished, int status, const std::string& code, const std::string& where);

}  // namespace broadsheet::testing

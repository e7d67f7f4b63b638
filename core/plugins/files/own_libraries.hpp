// core/plugins/files/own_libraries.hpp - libraries that a plugin brings along beside itself.
//
// The dynamic loader knows libraries by their names (DT_SONAME): of two plugins that each bring a
// libhelper.so.1 of their own, the second silently gets that of the first, whatever RTLD_LOCAL says.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace broadsheet {

/// The name of a library that `plugin` brings along and this process has loaded from elsewhere; "" for none.
/// `strings` are the loader_strings() of the plugin.
std::string library_taken_by_another(const std::filesystem::path& plugin, std::string_view strings);

}  // namespace broadsheet

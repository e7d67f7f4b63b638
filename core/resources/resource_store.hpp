// core/resources/resource_store.hpp - keeps the pictures of a conversion in a file without a name.
#pragma once

#include "resources/resources.hpp"

#include <broadsheet/broadsheet.hpp>

#include <map>
#include <string>
#include <vector>

namespace broadsheet {

/// The file lies where temporary files do (TMPDIR), or in memory where none can be made there, and is gone
/// with this, however the program ends.
class ResourceStore : public Resources {
 public:
  explicit ResourceStore(const Limits& limits = {});
  ~ResourceStore() override;

  bool keep(const bs_resource& resource, bool replaces) override;
  bool has(std::string_view id) const override;
  std::unique_ptr<LentResource> lend(std::string_view id) override;

  /// All of them, in the order in which they came.
  std::vector<Resource> all();

 private:
  struct Kept {
    Resource about;  ///< without its bytes, which lie at
    std::uint64_t begin = 0, size = 0, order = 0;
  };
  void check_limits(const bs_resource& resource, bool is_new) const;
  std::uint64_t append(const bs_resource& resource);

  const std::uint64_t most_, most_bytes_;
  int file_ = -1;
  std::uint64_t end_ = 0, bytes_ = 0;
  std::map<std::string, Kept> kept_;  ///< by id in small letters
};

/// What one of several inputs gives: its ids may be those of another's pictures, so it gets new ones.
class InputResources : public Resources {
 public:
  explicit InputResources(Resources& to) : to_(to) {}
  bool keep(const bs_resource& resource, bool replaces) override;
  bool has(std::string_view id) const override { return to_.has(id_of(id)); }
  std::unique_ptr<LentResource> lend(std::string_view id) override { return to_.lend(id_of(id)); }

  /// Lets the figures of a document that this input gave name their pictures as they are called now.
  void rename_figures(Document& document) const;

 private:
  std::string id_of(std::string_view id) const;

  Resources& to_;
  std::map<std::string, std::string> ids_;  ///< by the input's id in small letters
};

}  // namespace broadsheet

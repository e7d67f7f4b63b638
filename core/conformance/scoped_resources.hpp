// core/conformance/scoped_resources.hpp - pictures that become unreadable when they are taken back.
//
// Like scoped_views.hpp: a plugin that keeps a pointer into a picture crashes when it uses it. Lies in
// memory, since a worker can make no file.
#pragma once

#include "resources/resources.hpp"

#include <broadsheet/model.hpp>

#include <map>
#include <string>

namespace broadsheet::conformance {

class ScopedResources : public Resources {
 public:
  void keep_all(const Document& document);
  bool keep(const bs_resource& resource, bool replaces) override;
  bool has(std::string_view id) const override { return kept_.find(id) != kept_.end(); }
  std::unique_ptr<LentResource> lend(std::string_view id) override;

 private:
  std::map<std::string, Resource, std::less<>> kept_;
};

}  // namespace broadsheet::conformance

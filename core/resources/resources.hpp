// core/resources/resources.hpp - the pictures of an issue while it is converted, as plugins give and take
// them.
//
// A reader or filter gives each picture once; it is kept outside of memory, and lent to whoever asks. So
// however many an issue has, one is in memory for each plugin that looks at one.
#pragma once

#include <broadsheet/plugin.h>

#include <memory>
#include <string_view>

namespace broadsheet {

/// A picture that somebody looks at: the view is valid as long as this lives.
class LentResource {
 public:
  virtual ~LentResource() = default;
  LentResource(const LentResource&) = delete;
  LentResource& operator=(const LentResource&) = delete;
  const bs_resource& view() const { return view_; }

 protected:
  LentResource() = default;
  bs_resource view_{};
};

class Resources {
 public:
  virtual ~Resources() = default;
  /// Copies a picture, whose view was checked. False, with nothing done, where its id is another's without
  /// regard to case, unless it `replaces` that. Throws Error.
  virtual bool keep(const bs_resource& resource, bool replaces) = 0;
  virtual bool has(std::string_view id) const = 0;
  /// NULL where there is none of this id. Throws Error.
  virtual std::unique_ptr<LentResource> lend(std::string_view id) = 0;
};

}  // namespace broadsheet

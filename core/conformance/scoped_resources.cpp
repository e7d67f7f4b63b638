#include "conformance/scoped_resources.hpp"

#include <broadsheet/views.hpp>

#include <sys/mman.h>

#include <cstring>
#include <new>

namespace broadsheet::conformance {
namespace {

class ScopedResource : public LentResource {
 public:
  explicit ScopedResource(const Resource& resource) : size_(resource.data.size()) {
    memory_ = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory_ == MAP_FAILED) throw std::bad_alloc();
    std::memcpy(memory_, resource.data.data(), size_);
    view_ = views_.resource(resource);
    view_.data = memory_;
  }
  ~ScopedResource() override {  // stays reserved, so that nothing else is mapped there
    madvise(memory_, size_, MADV_DONTNEED);
    mprotect(memory_, size_, PROT_NONE);
  }

 private:
  void* memory_;
  std::size_t size_;
  Views views_;
};

}  // namespace

void ScopedResources::keep_all(const Document& document) {
  for (const Resource& resource : document.resources) kept_[resource.id] = resource;
}

bool ScopedResources::keep(const bs_resource& resource, bool replaces) {
  Resource copy = to_resource(resource);
  if (!replaces && has(copy.id)) return false;
  std::string id = copy.id;
  kept_[std::move(id)] = std::move(copy);
  return true;
}

std::unique_ptr<LentResource> ScopedResources::lend(std::string_view id) {
  const auto found = kept_.find(id);
  return found == kept_.end() ? nullptr : std::make_unique<ScopedResource>(found->second);
}

}  // namespace broadsheet::conformance

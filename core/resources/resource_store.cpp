#include "resources/resource_store.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/views.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace broadsheet {
namespace {

constexpr std::uint64_t kPage = 4096;  // where a picture may be mapped

[[noreturn]] void fail(const char* what) {
  throw Error(Fault::io, "BS-C201", std::string("a picture cannot be kept: ") + what + std::strerror(errno),
              {}, "make room where temporary files go, or let TMPDIR name another folder");
}

int make_file() {
  std::error_code none;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(none);
  int file = none ? -1 : open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file < 0) file = memfd_create("pictures", MFD_CLOEXEC);
  if (file < 0) fail("");
  return file;
}

class MappedResource : public LentResource {
 public:
  MappedResource(const Resource& about, int file, std::uint64_t begin, std::uint64_t size)
      : memory_(mmap(nullptr, size, PROT_READ, MAP_SHARED, file, static_cast<off_t>(begin))), size_(size) {
    if (memory_ == MAP_FAILED) fail("it cannot be read back: ");
    view_ = views_.resource(about);
    view_.data = memory_;
    view_.data_size = size;
  }
  ~MappedResource() override { munmap(memory_, size_); }

 private:
  void* memory_;
  std::size_t size_;
  Views views_;
};

}  // namespace

ResourceStore::ResourceStore(const Limits& limits)
    : most_(limits.pictures), most_bytes_(limits.picture_bytes) {}

ResourceStore::~ResourceStore() {
  if (file_ >= 0) close(file_);
}

void ResourceStore::check_limits(const bs_resource& resource, bool is_new) const {
  if (most_ > 0 && is_new && kept_.size() >= most_)
    throw Error(
        Fault::input, "BS-C200",
        "the issue has more than the " + std::to_string(most_) + " pictures that --max-pictures allows", {},
        "give it in parts, or allow more");
  if (most_bytes_ > 0 && (resource.data_size > most_bytes_ || bytes_ > most_bytes_ - resource.data_size))
    throw Error(Fault::input, "BS-C200",
                "the pictures of the issue have more than the " + std::to_string(most_bytes_ >> 20) +
                    " MiB that --max-picture-bytes allows",
                {}, "give it in parts, or allow more");
}

std::uint64_t ResourceStore::append(const bs_resource& resource) {
  if (file_ < 0) file_ = make_file();
  const std::uint64_t begin = end_;
  const auto* const bytes = static_cast<const char*>(resource.data);
  for (std::size_t done = 0; done < resource.data_size;) {
    const ssize_t n =
        pwrite(file_, bytes + done, resource.data_size - done, static_cast<off_t>(begin + done));
    if (n < 0 && errno == EFAULT)
      throw Error(Fault::plugin, "BS-C147", "a picture has fewer bytes than it says", {},
                  "tell the author of the plugin that gave it");
    if (n < 0 && errno != EINTR) fail("");
    if (n > 0) done += static_cast<std::size_t>(n);
  }
  end_ = (begin + resource.data_size + kPage - 1) / kPage * kPage;
  bytes_ += resource.data_size;
  return begin;
}

bool ResourceStore::keep(const bs_resource& resource, bool replaces) {
  const std::string key = ascii::lower(to_view(resource.id));
  const auto known = kept_.find(key);
  if (known != kept_.end() && !replaces) return false;
  bs_resource without_bytes = resource;
  without_bytes.data_size = 0;
  Kept kept{to_resource(without_bytes), 0, resource.data_size, kept_.size()};
  if (known != kept_.end()) {  // a command passes on what it gets: the same bytes are not kept twice
    kept.order = known->second.order;
    const auto now = lend(known->second.about.id);
    if (now->view().data_size == resource.data_size &&
        std::memcmp(now->view().data, resource.data, resource.data_size) == 0) {
      kept.begin = known->second.begin;
      known->second = std::move(kept);
      return true;
    }
  }
  check_limits(resource, known == kept_.end());
  kept.begin = append(resource);
  kept_[key] = std::move(kept);
  return true;
}

bool ResourceStore::has(std::string_view id) const {
  const auto kept = kept_.find(ascii::lower(id));
  return kept != kept_.end() && kept->second.about.id == id;
}

std::unique_ptr<LentResource> ResourceStore::lend(std::string_view id) {
  const auto found = kept_.find(ascii::lower(id));
  if (found == kept_.end() || found->second.about.id != id) return nullptr;
  const Kept& kept = found->second;
  return std::make_unique<MappedResource>(kept.about, file_, kept.begin, kept.size);
}

std::vector<Resource> ResourceStore::all() {
  std::vector<const Kept*> in_order;
  for (const auto& entry : kept_) in_order.push_back(&entry.second);
  std::sort(in_order.begin(), in_order.end(),
            [](const Kept* a, const Kept* b) { return a->order < b->order; });
  std::vector<Resource> resources;
  for (const Kept* kept : in_order) resources.push_back(to_resource(lend(kept->about.id)->view()));
  return resources;
}

bool InputResources::keep(const bs_resource& resource, bool replaces) {
  const std::string id = to_string(resource.id), key = ascii::lower(id);
  bs_resource renamed = resource;
  if (const auto known = ids_.find(key); known != ids_.end()) {
    renamed.id = to_str(known->second);
    return replaces && to_.keep(renamed, true);
  }
  std::string now = id;
  for (std::size_t n = 2; renamed.id = to_str(now), !to_.keep(renamed, false); ++n)
    now = id + "-" + std::to_string(n);
  ids_[key] = now;
  return true;
}

std::string InputResources::id_of(std::string_view id) const {
  const auto known = ids_.find(ascii::lower(id));
  return known == ids_.end() ? std::string() : known->second;
}

void InputResources::rename_figures(Document& document) const {
  for (Article& article : document.articles)
    for (Block& block : article.blocks)
      if (block.kind == BlockKind::figure) block.resource = id_of(block.resource);
}

}  // namespace broadsheet

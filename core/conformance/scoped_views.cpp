#include "conformance/scoped_views.hpp"

#include <sys/mman.h>

#include <cstring>
#include <initializer_list>
#include <new>

namespace broadsheet::conformance {
namespace {

constexpr std::size_t kRoom = std::size_t{64} << 20, kPage = 4096;

}  // namespace

void Lender::make_room() {
  take_back();
  void* memory =
      mmap(nullptr, kRoom, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  memory_ = static_cast<char*>(memory);
  used_ = 0;
}

void Lender::take_back() {
  if (!memory_) return;
  const std::size_t used = (used_ / kPage + 1) * kPage;
  munmap(memory_ + used, kRoom - used);
  // Kept as an unreadable place, so that no later call's memory comes to lie there.
  madvise(memory_, used, MADV_DONTNEED);
  mprotect(memory_, used, PROT_NONE);
  memory_ = nullptr;
}

template <class T>
T* Lender::copy(const T* items, std::size_t count) {
  if (count == 0) return nullptr;
  used_ = (used_ + alignof(T) - 1) / alignof(T) * alignof(T);
  if (count * sizeof(T) > kRoom - kPage - used_) throw std::bad_alloc();
  auto* out = reinterpret_cast<T*>(memory_ + used_);
  std::memcpy(out, items, count * sizeof(T));
  used_ += count * sizeof(T);
  return out;
}

bs_str* Lender::texts(const bs_str* items, std::size_t count) {
  bs_str* out = copy(items, count);
  for (std::size_t i = 0; i < count; ++i) out[i] = text(out[i]);
  return out;
}

bs_attr* Lender::attrs(const bs_attr* items, std::size_t count) {
  bs_attr* out = copy(items, count);
  for (std::size_t i = 0; i < count; ++i) out[i] = {text(out[i].key), text(out[i].value)};
  return out;
}

void Lender::block(bs_block& b) {
  b.text = text(b.text);
  b.credit = text(b.credit);
  b.attrs = attrs(b.attrs, b.attr_count);
  bs_run* runs = copy(b.runs, b.run_count);
  for (std::size_t i = 0; i < b.run_count; ++i) runs[i].value = text(runs[i].value);
  b.runs = runs;
}

const bs_issue* Lender::lend(const bs_issue& issue) {
  make_room();
  bs_issue* out = copy(&issue, 1);
  for (bs_str* s : {&out->publication, &out->title, &out->date, &out->language, &out->edition}) *s = text(*s);
  out->pages = texts(out->pages, out->page_count);
  out->attrs = attrs(out->attrs, out->attr_count);
  return out;
}

const bs_article* Lender::lend(const bs_article& article) {
  make_room();
  bs_article* out = copy(&article, 1);
  for (bs_str* s : {&out->id, &out->page, &out->section, &out->headline, &out->lead, &out->continued_to,
                    &out->continued_from})
    *s = text(*s);
  out->kickers = texts(out->kickers, out->kicker_count);
  out->subheadlines = texts(out->subheadlines, out->subheadline_count);
  bs_byline* bylines = copy(out->bylines, out->byline_count);
  for (std::size_t i = 0; i < out->byline_count; ++i)
    bylines[i] = {text(bylines[i].role), text(bylines[i].name)};
  out->bylines = bylines;
  if (const bs_dateline* d = out->dateline) {
    const bs_dateline texts{text(d->agency), text(d->place), text(d->date), text(d->text)};
    out->dateline = copy(&texts, 1);
  }
  out->attrs = attrs(out->attrs, out->attr_count);
  bs_block* blocks = copy(out->blocks, out->block_count);
  for (std::size_t i = 0; i < out->block_count; ++i) block(blocks[i]);
  out->blocks = blocks;
  return out;
}

const bs_end* Lender::lend(const bs_end& end) {
  make_room();
  bs_end* out = copy(&end, 1);
  bs_furniture* furniture = copy(out->furniture, out->furniture_count);
  for (std::size_t i = 0; i < out->furniture_count; ++i) {
    bs_furniture& f = furniture[i];
    f.text = text(f.text), f.kind = text(f.kind), f.page = text(f.page);
  }
  out->furniture = furniture;
  bs_discarded* discarded = copy(out->discarded, out->discarded_count);
  for (std::size_t i = 0; i < out->discarded_count; ++i)
    discarded[i].text = text(discarded[i].text), discarded[i].reason = text(discarded[i].reason);
  out->discarded = discarded;
  return out;
}

}  // namespace broadsheet::conformance

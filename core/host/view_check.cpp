#include "host/view_check.hpp"

#include "io/utf8.hpp"

namespace broadsheet {
namespace {

// Collects the first fault of a view.
class Check {
 public:
  template <class View>
  bool has_size(const View* view) {
    if (!view) return note("is NULL");
    if (view->size < sizeof(View)) return note("says that it has " + std::to_string(view->size) + " bytes");
    return true;
  }
  void text(bs_str s, const char* name) {
    if (s.len == 0) return;
    if (!s.ptr)
      note(std::string("has a ") + name + " that is NULL but " + std::to_string(s.len) + " bytes long");
    else if (!is_utf8({s.ptr, s.len}))
      note(std::string("has a ") + name + " that is not UTF-8");
  }
  template <class Item, class Each>
  void all(const Item* items, std::size_t count, const char* name, Each each) {
    if (count > 0 && !items) {
      note(std::string("has a list of ") + name + "s that is NULL but " + std::to_string(count) + " long");
      return;
    }
    for (std::size_t i = 0; i < count && fault_.empty(); ++i) each(items[i]);
  }
  void texts(const bs_str* items, std::size_t count, const char* name) {
    all(items, count, name, [&](bs_str s) { text(s, name); });
  }
  void attrs(const bs_attr* items, std::size_t count) {
    all(items, count, "attribute",
        [&](const bs_attr& a) { text(a.key, "attribute"), text(a.value, "attribute"); });
  }
  void block(const bs_block& b) {
    text(b.text, "block text");
    text(b.credit, "credit");
    attrs(b.attrs, b.attr_count);
    all(b.runs, b.run_count, "run", [&](const bs_run& r) {
      text(r.value, "run value");
      if (r.begin > r.end || r.end > b.text.len) note("has a run that does not lie in its text");
    });
  }
  bool note(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
    return false;
  }
  std::string fault_;
};

}  // namespace

std::string fault_of(const bs_issue* i) {
  Check check;
  if (!check.has_size(i)) return check.fault_;
  check.text(i->publication, "publication");
  check.text(i->title, "title");
  check.text(i->date, "date");
  check.text(i->language, "language");
  check.text(i->edition, "edition");
  check.texts(i->pages, i->page_count, "page");
  check.attrs(i->attrs, i->attr_count);
  return check.fault_;
}

std::string fault_of(const bs_article* a) {
  Check check;
  if (!check.has_size(a)) return check.fault_;
  check.text(a->id, "id");
  check.text(a->page, "page");
  check.text(a->section, "section");
  check.text(a->headline, "headline");
  check.text(a->lead, "lead");
  check.text(a->continued_to, "jump target");
  check.text(a->continued_from, "jump source");
  check.texts(a->kickers, a->kicker_count, "kicker");
  check.texts(a->subheadlines, a->subheadline_count, "sub-headline");
  check.all(a->bylines, a->byline_count, "byline", [&](const bs_byline& b) {
    check.text(b.role, "byline");
    check.text(b.name, "byline");
  });
  if (a->dateline) {
    check.text(a->dateline->agency, "dateline");
    check.text(a->dateline->place, "dateline");
    check.text(a->dateline->date, "dateline");
    check.text(a->dateline->text, "dateline");
  }
  check.attrs(a->attrs, a->attr_count);
  check.all(a->blocks, a->block_count, "block", [&](const bs_block& b) { check.block(b); });
  return check.fault_;
}

std::string fault_of(const bs_end* e) {
  Check check;
  if (!check.has_size(e)) return check.fault_;
  check.all(e->furniture, e->furniture_count, "piece of furniture", [&](const bs_furniture& f) {
    check.text(f.text, "furniture");
    check.text(f.kind, "furniture kind");
    check.text(f.page, "furniture page");
  });
  check.all(e->discarded, e->discarded_count, "discarded piece", [&](const bs_discarded& d) {
    check.text(d.text, "discarded text");
    check.text(d.reason, "reason");
  });
  return check.fault_;
}

}  // namespace broadsheet

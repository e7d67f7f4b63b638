// broadsheet/views.hpp - model.hpp <-> the C views of plugin.h.
//
// to_issue, to_article, to_end copy a view into structs that own their text;
// copy_article reuses the memory of a struct that has had its day.
// Views does the opposite without copying text: what it returns points into
// the struct it was given and into the Views itself, and dies with either or
// at the next call for the same type.
//
// Plugin authors need this only indirectly, through plugin.hpp.
// C++17, standard library only.
#pragma once

#include <broadsheet/model.hpp>
#include <broadsheet/plugin.h>

namespace broadsheet {

inline std::string_view to_view(bs_str s) {
  return s.ptr ? std::string_view(s.ptr, s.len) : std::string_view();
}
inline std::string to_string(bs_str s) { return std::string(to_view(s)); }
inline bs_str to_str(std::string_view s) {
  return s.empty() ? bs_str{nullptr, 0} : bs_str{s.data(), s.size()};
}

namespace detail {

inline void copy(bs_str from, std::string& to) { to.assign(to_view(from)); }
inline void copy(const bs_attr& from, Attr& to) { copy(from.key, to.key), copy(from.value, to.value); }
inline void copy(const bs_byline& from, Byline& to) { copy(from.role, to.role), copy(from.name, to.name); }
inline void copy(const bs_dateline& from, Dateline& to) {
  copy(from.agency, to.agency);
  copy(from.place, to.place);
  copy(from.date, to.date);
  copy(from.text, to.text);
}
inline void copy(const bs_run& from, Run& to) {
  to.kind = static_cast<RunKind>(from.kind);
  to.begin = from.begin;
  to.end = from.end;
  copy(from.value, to.value);
}
inline void copy(const bs_furniture& from, Furniture& to) {
  copy(from.text, to.text);
  copy(from.kind, to.kind);
  copy(from.page, to.page);
  to.line = from.line;
}
inline void copy(const bs_discarded& from, Discarded& to) {
  copy(from.text, to.text);
  copy(from.reason, to.reason);
  to.line = from.line;
}
inline void copy(const bs_block& from, Block& to);

template <class In, class Out>
void copy(const In* from, std::size_t count, std::vector<Out>& to) {
  to.resize(count);
  for (std::size_t i = 0; i < count; ++i) copy(from[i], to[i]);
}

inline void copy(const bs_block& from, Block& to) {
  to.kind = static_cast<BlockKind>(from.kind);
  to.level = from.level;
  copy(from.text, to.text);
  copy(from.credit, to.credit);
  copy(from.runs, from.run_count, to.runs);
  copy(from.attrs, from.attr_count, to.attrs);
  to.first_line = from.first_line;
  to.last_line = from.last_line;
}

}  // namespace detail

/// Copies a view over whatever `to` was. Its strings and lists keep their memory,
/// so that a stream of articles copied into one Article allocates next to nothing.
inline void copy_article(const bs_article& from, Article& to) {
  using detail::copy;
  copy(from.id, to.id);
  copy(from.page, to.page);
  copy(from.section, to.section);
  copy(from.kickers, from.kicker_count, to.kickers);
  copy(from.headline, to.headline);
  to.headline_confidence = from.headline_confidence;
  copy(from.subheadlines, from.subheadline_count, to.subheadlines);
  copy(from.lead, to.lead);
  copy(from.bylines, from.byline_count, to.bylines);
  to.dateline.reset();
  if (from.dateline) copy(*from.dateline, to.dateline.emplace());
  copy(from.continued_to, to.continued_to);
  copy(from.continued_from, to.continued_from);
  copy(from.attrs, from.attr_count, to.attrs);
  copy(from.blocks, from.block_count, to.blocks);
}

inline Article to_article(const bs_article& a) {
  Article out;
  copy_article(a, out);
  return out;
}

inline Issue to_issue(const bs_issue& i) {
  Issue out;
  detail::copy(i.publication, out.publication);
  detail::copy(i.title, out.title);
  detail::copy(i.date, out.date);
  detail::copy(i.language, out.language);
  detail::copy(i.edition, out.edition);
  detail::copy(i.pages, i.page_count, out.pages);
  detail::copy(i.attrs, i.attr_count, out.attrs);
  return out;
}

inline End to_end(const bs_end& e) {
  End out;
  detail::copy(e.furniture, e.furniture_count, out.furniture);
  detail::copy(e.discarded, e.discarded_count, out.discarded);
  return out;
}

/// Makes views of structs. Keeps its arrays between calls, so that a stream of
/// articles allocates next to nothing.
class Views {
 public:
  const bs_issue& issue(const Issue& i) {
    fill(strings_[0], i.pages, to_str_of);
    fill(attrs_, i.attrs, to_attr);
    issue_ = {sizeof issue_,      to_str(i.publication), to_str(i.title),    to_str(i.date),
              to_str(i.language), to_str(i.edition),     strings_[0].data(), strings_[0].size(),
              attrs_.data(),      attrs_.size()};
    return issue_;
  }

  const bs_article& article(const Article& a) {
    fill(strings_[0], a.kickers, to_str_of);
    fill(strings_[1], a.subheadlines, to_str_of);
    fill(bylines_, a.bylines, [](const Byline& b) { return bs_byline{to_str(b.role), to_str(b.name)}; });
    fill(attrs_, a.attrs, to_attr);
    fill_blocks(a.blocks);
    article_ = bs_article{};
    article_.size = sizeof article_;
    article_.headline_confidence = a.headline_confidence;
    article_.id = to_str(a.id);
    article_.page = to_str(a.page);
    article_.section = to_str(a.section);
    article_.headline = to_str(a.headline);
    article_.lead = to_str(a.lead);
    article_.continued_to = to_str(a.continued_to);
    article_.continued_from = to_str(a.continued_from);
    article_.kickers = strings_[0].data();
    article_.kicker_count = strings_[0].size();
    article_.subheadlines = strings_[1].data();
    article_.subheadline_count = strings_[1].size();
    article_.bylines = bylines_.data();
    article_.byline_count = bylines_.size();
    if (a.dateline) {
      dateline_ = {to_str(a.dateline->agency), to_str(a.dateline->place), to_str(a.dateline->date),
                   to_str(a.dateline->text)};
      article_.dateline = &dateline_;
    }
    article_.attrs = attrs_.data();
    article_.attr_count = attrs_.size();
    article_.blocks = blocks_.data();
    article_.block_count = blocks_.size();
    return article_;
  }

  const bs_end& end(const End& e) {
    fill(furniture_, e.furniture, [](const Furniture& f) {
      return bs_furniture{to_str(f.text), to_str(f.kind), to_str(f.page), f.line};
    });
    fill(discarded_, e.discarded, [](const Discarded& d) {
      return bs_discarded{to_str(d.text), to_str(d.reason), d.line};
    });
    end_ = {sizeof end_, furniture_.data(), furniture_.size(), discarded_.data(), discarded_.size()};
    return end_;
  }

 private:
  static bs_str to_str_of(const std::string& s) { return to_str(s); }
  static bs_attr to_attr(const Attr& a) { return {to_str(a.key), to_str(a.value)}; }

  template <class Out, class In, class Make>
  static void fill(std::vector<Out>& out, const std::vector<In>& in, Make make) {
    out.clear();
    out.reserve(in.size());
    for (const In& item : in) out.push_back(make(item));
  }

  void fill_blocks(const std::vector<Block>& blocks) {
    std::size_t runs = 0, attrs = 0;
    for (const Block& b : blocks) runs += b.runs.size(), attrs += b.attrs.size();
    block_runs_.clear();
    block_runs_.reserve(runs);  // the views below point into it: it must not grow
    block_attrs_.clear();
    block_attrs_.reserve(attrs);
    fill(blocks_, blocks, [this](const Block& b) {
      const bs_run* first_run = block_runs_.data() + block_runs_.size();
      for (const Run& r : b.runs)
        block_runs_.push_back({static_cast<std::uint32_t>(r.kind), r.begin, r.end, to_str(r.value)});
      const bs_attr* first_attr = block_attrs_.data() + block_attrs_.size();
      for (const Attr& a : b.attrs) block_attrs_.push_back(to_attr(a));
      return bs_block{static_cast<std::uint32_t>(b.kind),
                      b.level,
                      to_str(b.text),
                      to_str(b.credit),
                      first_run,
                      b.runs.size(),
                      first_attr,
                      b.attrs.size(),
                      b.first_line,
                      b.last_line};
    });
  }

  bs_issue issue_{};
  bs_article article_{};
  bs_end end_{};
  bs_dateline dateline_{};
  std::vector<bs_str> strings_[2];
  std::vector<bs_attr> attrs_, block_attrs_;
  std::vector<bs_byline> bylines_;
  std::vector<bs_run> block_runs_;
  std::vector<bs_block> blocks_;
  std::vector<bs_furniture> furniture_;
  std::vector<bs_discarded> discarded_;
};

}  // namespace broadsheet

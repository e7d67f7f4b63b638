// broadsheet/views.hpp - model.hpp <-> the C views of plugin.h.
//
// to_issue, to_article, to_end copy a view into structs that own their text.
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

inline std::string_view to_view(bs_str s) { return s.ptr ? std::string_view(s.ptr, s.len) : std::string_view(); }
inline std::string to_string(bs_str s) { return std::string(to_view(s)); }
inline bs_str to_str(std::string_view s) { return s.empty() ? bs_str{nullptr, 0} : bs_str{s.data(), s.size()}; }

namespace detail {

template <class Out, class In, class Copy>
std::vector<Out> copy_all(const In* items, std::size_t count, Copy copy) {
  std::vector<Out> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.push_back(copy(items[i]));
  return out;
}

inline std::vector<Attr> to_attrs(const bs_attr* attrs, std::size_t count) {
  return copy_all<Attr>(attrs, count, [](const bs_attr& a) { return Attr{to_string(a.key), to_string(a.value)}; });
}

inline std::vector<std::string> to_strings(const bs_str* strings, std::size_t count) {
  return copy_all<std::string>(strings, count, [](bs_str s) { return to_string(s); });
}

inline Block to_block(const bs_block& b) {
  Block out;
  out.kind = static_cast<BlockKind>(b.kind);
  out.level = b.level;
  out.text = to_string(b.text);
  out.credit = to_string(b.credit);
  out.runs = copy_all<Run>(b.runs, b.run_count, [](const bs_run& r) {
    return Run{static_cast<RunKind>(r.kind), r.begin, r.end, to_string(r.value)};
  });
  out.attrs = to_attrs(b.attrs, b.attr_count);
  out.first_line = b.first_line;
  out.last_line = b.last_line;
  return out;
}

}  // namespace detail

inline Issue to_issue(const bs_issue& i) {
  Issue out;
  out.publication = to_string(i.publication);
  out.title = to_string(i.title);
  out.date = to_string(i.date);
  out.language = to_string(i.language);
  out.edition = to_string(i.edition);
  out.pages = detail::to_strings(i.pages, i.page_count);
  out.attrs = detail::to_attrs(i.attrs, i.attr_count);
  return out;
}

inline Article to_article(const bs_article& a) {
  Article out;
  out.id = to_string(a.id);
  out.page = to_string(a.page);
  out.section = to_string(a.section);
  out.kickers = detail::to_strings(a.kickers, a.kicker_count);
  out.headline = to_string(a.headline);
  out.headline_confidence = a.headline_confidence;
  out.subheadlines = detail::to_strings(a.subheadlines, a.subheadline_count);
  out.lead = to_string(a.lead);
  out.bylines = detail::copy_all<Byline>(a.bylines, a.byline_count, [](const bs_byline& b) {
    return Byline{to_string(b.role), to_string(b.name)};
  });
  if (a.dateline)
    out.dateline = Dateline{to_string(a.dateline->agency), to_string(a.dateline->place),
                            to_string(a.dateline->date), to_string(a.dateline->text)};
  out.continued_to = to_string(a.continued_to);
  out.continued_from = to_string(a.continued_from);
  out.attrs = detail::to_attrs(a.attrs, a.attr_count);
  out.blocks = detail::copy_all<Block>(a.blocks, a.block_count, detail::to_block);
  return out;
}

inline End to_end(const bs_end& e) {
  End out;
  out.furniture = detail::copy_all<Furniture>(e.furniture, e.furniture_count, [](const bs_furniture& f) {
    return Furniture{to_string(f.text), to_string(f.kind), to_string(f.page), f.line};
  });
  out.discarded = detail::copy_all<Discarded>(e.discarded, e.discarded_count, [](const bs_discarded& d) {
    return Discarded{to_string(d.text), to_string(d.reason), d.line};
  });
  return out;
}

/// Makes views of structs. Keeps its arrays between calls, so that a stream of
/// articles allocates next to nothing.
class Views {
 public:
  const bs_issue& issue(const Issue& i) {
    fill(strings_[0], i.pages, to_str_of);
    fill(attrs_, i.attrs, to_attr);
    issue_ = {sizeof issue_,       to_str(i.publication), to_str(i.title),    to_str(i.date),
              to_str(i.language),  to_str(i.edition),     strings_[0].data(), strings_[0].size(),
              attrs_.data(),       attrs_.size()};
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
      return bs_block{static_cast<std::uint32_t>(b.kind), b.level, to_str(b.text), to_str(b.credit),
                      first_run, b.runs.size(), first_attr, b.attrs.size(), b.first_line, b.last_line};
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

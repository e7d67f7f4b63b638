// broadsheet/fields.hpp - the fields of the document, listed once.
//
// A struct of model.hpp, its view in plugin.h, the JSON stream and the wire to a
// worker hold the same fields. Whatever walks over all of them does it by
//
//   Fields<Article>::each([](const char* name, auto member, auto view) { … });
//
// which calls for each field, in the order of the JSON stream: its name there, the
// member of the struct, and how the view holds it: a member of the same meaning, or
// a ListField of pointer and count. To add a field to the document, add it to the
// struct, to its operator==, to the view (at its end), and here.
//
// Plugin authors need this only indirectly, through plugin.hpp.
// C++17, standard library only.
#pragma once

#include <broadsheet/model.hpp>
#include <broadsheet/plugin.h>

#include <type_traits>

namespace broadsheet {

/// How a view holds a list.
template <class View, class Item>
struct ListField {
  const Item* View::*items;
  std::size_t View::*count;
};
template <class View, class Item>
constexpr ListField<View, Item> list_field(const Item* View::*items, std::size_t View::*count) {
  return {items, count};
}

/// Fields<Model>::View is the struct of plugin.h that carries a Model.
template <class Model>
struct Fields;

/// Whether T is a struct of the document that has a list of its fields.
template <class T, class = void>
inline constexpr bool has_fields = false;
template <class T>
inline constexpr bool has_fields<T, std::void_t<typename Fields<std::remove_const_t<T>>::View>> = true;

template <>
struct Fields<Attr> {
  using View = bs_attr;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("key", &Attr::key, &View::key);
    visit("value", &Attr::value, &View::value);
  }
};

template <>
struct Fields<Run> {
  using View = bs_run;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("kind", &Run::kind, &View::kind);
    visit("begin", &Run::begin, &View::begin);
    visit("end", &Run::end, &View::end);
    visit("value", &Run::value, &View::value);
  }
};

template <>
struct Fields<Block> {
  using View = bs_block;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("type", &Block::kind, &View::kind);
    visit("text", &Block::text, &View::text);
    visit("credit", &Block::credit, &View::credit);
    visit("resource", &Block::resource, &View::resource);
    visit("level", &Block::level, &View::level);
    visit("lines", &Block::first_line, &View::first_line);  // in JSON the two are one list
    visit("lines", &Block::last_line, &View::last_line);
    visit("runs", &Block::runs, list_field(&View::runs, &View::run_count));
    visit("attrs", &Block::attrs, list_field(&View::attrs, &View::attr_count));
  }
};

template <>
struct Fields<Byline> {
  using View = bs_byline;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("role", &Byline::role, &View::role);
    visit("name", &Byline::name, &View::name);
  }
};

template <>
struct Fields<Dateline> {
  using View = bs_dateline;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("agency", &Dateline::agency, &View::agency);
    visit("place", &Dateline::place, &View::place);
    visit("date", &Dateline::date, &View::date);
    visit("text", &Dateline::text, &View::text);
  }
};

template <>
struct Fields<Article> {
  using View = bs_article;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("id", &Article::id, &View::id);
    visit("page", &Article::page, &View::page);
    visit("section", &Article::section, &View::section);
    visit("kicker", &Article::kickers, list_field(&View::kickers, &View::kicker_count));
    visit("headline", &Article::headline, &View::headline);
    visit("headline_confidence", &Article::headline_confidence, &View::headline_confidence);
    visit("subheadlines", &Article::subheadlines, list_field(&View::subheadlines, &View::subheadline_count));
    visit("lead", &Article::lead, &View::lead);
    visit("bylines", &Article::bylines, list_field(&View::bylines, &View::byline_count));
    visit("dateline", &Article::dateline, &View::dateline);
    visit("continued_to", &Article::continued_to, &View::continued_to);
    visit("continued_from", &Article::continued_from, &View::continued_from);
    visit("blocks", &Article::blocks, list_field(&View::blocks, &View::block_count));
    visit("attrs", &Article::attrs, list_field(&View::attrs, &View::attr_count));
  }
};

template <>
struct Fields<Issue> {
  using View = bs_issue;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("publication", &Issue::publication, &View::publication);
    visit("title", &Issue::title, &View::title);
    visit("date", &Issue::date, &View::date);
    visit("language", &Issue::language, &View::language);
    visit("edition", &Issue::edition, &View::edition);
    visit("pages", &Issue::pages, list_field(&View::pages, &View::page_count));
    visit("attrs", &Issue::attrs, list_field(&View::attrs, &View::attr_count));
  }
};

template <>
struct Fields<Furniture> {
  using View = bs_furniture;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("text", &Furniture::text, &View::text);
    visit("kind", &Furniture::kind, &View::kind);
    visit("line", &Furniture::line, &View::line);
    visit("page", &Furniture::page, &View::page);
  }
};

template <>
struct Fields<Discarded> {
  using View = bs_discarded;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("text", &Discarded::text, &View::text);
    visit("reason", &Discarded::reason, &View::reason);
    visit("line", &Discarded::line, &View::line);
  }
};

/// All but the bytes, which travel in a way of their own.
template <>
struct Fields<Resource> {
  using View = bs_resource;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("id", &Resource::id, &View::id);
    visit("media_type", &Resource::media_type, &View::media_type);
    visit("width", &Resource::width, &View::width);
    visit("height", &Resource::height, &View::height);
    visit("page", &Resource::page, &View::page);
    visit("box", &Resource::box, &View::box);
  }
};

template <>
struct Fields<End> {
  using View = bs_end;
  template <class Visit>
  static void each(Visit&& visit) {
    visit("furniture", &End::furniture, list_field(&View::furniture, &View::furniture_count));
    visit("discarded", &End::discarded, list_field(&View::discarded, &View::discarded_count));
  }
};

}  // namespace broadsheet

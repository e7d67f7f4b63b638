#include "convert/sinks/sane_sink.hpp"

#include "convert/facts/dated_name.hpp"
#include "convert/facts/document_sense.hpp"
#include "convert/facts/language_tag.hpp"

#include <broadsheet/views.hpp>

namespace broadsheet {

SaneSink::SaneSink(ViewSink& to, PluginHost& from, Role role)
    : to_(to),
      from_(from),
      is_of_others_(from.provider().plugin->origin != Origin::installation),
      tells_of_ids_(role == Role::filter) {}

void SaneSink::open(const bs_issue& issue) {
  bs_issue sane = issue;
  const std::string tag = to_string(issue.language), date = to_string(issue.date);
  const bool is_tag = is_of_others_ ? language_tag_fault(tag).empty() : is_like_a_language_tag(tag);
  if (!tag.empty() && !is_tag) {
    tell("BS-C214", "calls the language of the issue \"" + tag +
                        "\", which is left out: " + language_tag_fault(tag) + "; name it with --language");
    sane.language = {nullptr, 0};
  }
  if (!date.empty() && !is_iso_date(date)) {
    tell("BS-C215", "dates the issue \"" + date +
                        "\", which is left out: it is no date of ISO 8601; name it with --date");
    sane.date = {nullptr, 0};
  }
  if (!is_of_others_ || !is_judged_) return to_.open(sane);
  Issue mended = to_issue(sane);
  tell_of_nonsense(mend(mended));
  pages_.insert(mended.pages.begin(), mended.pages.end());
  Views views;
  to_.open(views.issue(mended));
}

void SaneSink::article(const bs_article& article) {
  if (!is_of_others_ || !is_judged_) return pass(article);
  Article mended = to_article(article);
  const std::string what = mend(mended, pages_);
  if (what.empty()) return pass(article);
  tell_of_nonsense(what);
  Views views;
  pass(views.article(mended));
}

void SaneSink::pass(const bs_article& article) {
  if (tells_of_ids_ && !ids_.insert(to_string(article.id)).second) {
    tells_of_ids_ = false;
    tell("BS-C216", "gives several articles the id \"" + to_string(article.id) +
                        "\"; what is made for each may take one for the other");
  }
  to_.article(article);
}

void SaneSink::tell(const char* code, const std::string& what) {
  from_.note(code, "plugin " + from_.id() + ' ' + what, 0);
}

void SaneSink::tell_of_nonsense(const std::string& what) {
  if (what.empty() || told_of_nonsense_) return;
  told_of_nonsense_ = true;
  tell("BS-C222", what + "; that is mended, and all like it");
}

void GivenSink::open(const bs_issue& issue) {
  Issue its = to_issue(issue);
  if (!mend(its).empty()) after_.excuse();
  pages_.insert(its.pages.begin(), its.pages.end());
  to_.open(issue);
}

void GivenSink::article(const bs_article& article) {
  Article its = to_article(article);
  if (!mend(its, pages_).empty()) after_.excuse();
  to_.article(article);
}

}  // namespace broadsheet

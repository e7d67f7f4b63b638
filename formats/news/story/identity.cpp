// Identifiers and names of stories and of the issue.
#include "common/hash.hpp"
#include "common/timestamp.hpp"
#include "news/story/fingerprint.hpp"
#include "news/story/story.hpp"
#include "news/text/text.hpp"

#include <broadsheet/ascii.hpp>

namespace broadsheet::news {
namespace {

std::string two_digits(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// ASCII letters and digits of a name in lower case, words joined by '-'; of a name in other letters, a
/// hash: files go through spools and servers that take no others.
std::string plain_name(const std::string& name) {
  std::string out;
  bool is_whole = true;
  for (const char c : name) {
    if (ascii::is_alphanumeric(c))
      out += ascii::lower(c);
    else if (!out.empty() && out.back() != '-')
      out += '-';
    is_whole = is_whole && static_cast<unsigned char>(c) < 0x80;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (is_whole) return out;
  return out + (out.empty() ? "" : "-") + common::name_based_uuid(name).substr(0, 8);
}

/// "A03" of page 3.
std::string page_code(const std::string& page) {
  std::string code;
  for (const char c : page)
    if (ascii::is_alphanumeric(c)) code += c;
  const bool named = !code.empty() && ascii::is_letter(code[0]);
  if (code.empty() && !page.empty()) code = common::name_based_uuid(page).substr(0, 4);
  return (named ? "" : "A") + std::string(code.size() < 2 ? 2 - code.size() : 0, '0') + code;
}

}  // namespace

Mapper::Mapper(const Issue& issue, const Settings& settings) : issue_(issue), settings_(settings) {
  const auto add = [&](const std::string& part) {
    if (!part.empty()) issue_name_ += (issue_name_.empty() ? "" : "-") + part;
  };
  add(plain_name(one_line(issue.publication)));
  if (common::parse_date(issue.date)) add(issue.date);
  if (!issue.edition.empty()) add(plain_name(one_line(issue.edition)));
  if (issue_name_.empty()) issue_name_ = "issue";
}

/// Page and fingerprint; a second story with the same on one page has a number after.
std::string Mapper::key_of(const Article& article) {
  const std::string key =
      page_code(one_line(article.page)) + '-' + token_of(article.headline, opening_of(article));
  std::string unique = key;
  if (keys_.insert(unique).second) return unique;
  int& n = repeated_.try_emplace(key, 1).first->second;
  do unique = key + '.' + std::to_string(++n);
  while (!keys_.insert(unique).second);
  return unique;
}

std::string Mapper::issue_title() const {
  if (std::string title = one_line(issue_.title); !title.empty()) return title;
  return one_line(issue_.publication + ' ' + issue_.date);
}

std::string Mapper::guid_of(const std::string& id) const {
  const auto date = common::parse_date(issue_.date);
  if (settings_.guid_domain.empty() || !date) {
    const std::string key = issue_.publication + '\n' + issue_.date + '\n' + issue_.edition + '\n' + id;
    return "urn:uuid:" + common::name_based_uuid(key);
  }
  std::string day = issue_.date;
  std::erase(day, '-');
  // A publisher has several papers, and a paper editions; names may be in any script, a urn may not.
  std::string paper = plain_name(one_line(issue_.publication));
  if (!paper.empty()) paper += '-';
  const std::string edition =
      issue_.edition.empty() ? "" : common::name_based_uuid(issue_.edition).substr(0, 8) + '-';
  return "urn:newsml:" + settings_.guid_domain + ':' + day + ':' + paper + edition + id;
}

std::string Mapper::unique_id(const Article& article, unsigned sequence) {
  std::string id;
  for (const char c : article.id) id += ascii::is_alphanumeric(c) || c == '.' || c == '_' ? c : '-';
  if (id.empty()) {
    std::string page;
    for (const char c : article.page)
      if (ascii::is_alphanumeric(c)) page += c;
    id = "A" + (page.size() < 2 ? std::string(2 - page.size(), '0') : "") + page + '-' + two_digits(sequence);
  }
  std::string unique = id;
  for (int n = 2; !ids_.insert(unique).second; ++n) unique = id + '.' + std::to_string(n);
  return unique;
}

}  // namespace broadsheet::news

#include "taggers/augmentation/forms.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::train {
namespace {

constexpr std::array<std::pair<const char32_t*, const char32_t*>, 14> kBrackets = {{{U"（", U"）"},
                                                                                    {U"（", U"）"},
                                                                                    {U"【", U"】"},
                                                                                    {U"〔", U"〕"},
                                                                                    {U"[", U"]"},
                                                                                    {U"(", U")"},
                                                                                    {U"［", U"］"},
                                                                                    {U"〈", U"〉"},
                                                                                    {U"《", U"》"},
                                                                                    {U"「", U"」"},
                                                                                    {U"<", U">"},
                                                                                    {U"｜", U"｜"},
                                                                                    {U"—", U"—"},
                                                                                    {U"・", U"・"}}};
constexpr double kOtherNames = 0.2;  // of the texts that name people
constexpr View kMarks = U"□■◆◇●○◎▲△▼★☆※＊*•►▶◀◁▷◄→▪❖✎▍┃§#♦⊙|";
constexpr View kLunar = U"正二三四五六七八九十冬腊";

Text number_text(std::size_t n) {
  Text out;
  for (const char c : std::to_string(n)) out += static_cast<char32_t>(c);
  return out;
}

Text han_number(std::size_t n) {
  constexpr View kDigits = U"〇一二三四五六七八九";
  if (n < 10) return Text(1, kDigits[n]);
  if (n < 100) {
    Text out = n / 10 == 1 ? Text() : Text(1, kDigits[n / 10]);
    out += U'十';
    if (n % 10 != 0) out += kDigits[n % 10];
    return out;
  }
  Text out;
  for (const char c : std::to_string(n)) out += kDigits[static_cast<std::size_t>(c - '0')];
  return out;
}

Text upper(View s) {
  Text out;
  for (const char32_t c : s)
    out += (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7) ? c - 32 : c;
  return out;
}

}  // namespace

std::size_t Labelled::second_line() const {
  std::size_t last_name = text.size(), second = 0;
  const auto is_name = [&](std::size_t k) {
    return labels[k] == FieldLabel::name || labels[k] == FieldLabel::name_begins;
  };
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (is_name(k)) last_name = k;
    const bool begins = k > 0 && is_blank(text[k - 1]) && !is_blank(text[k]);
    if (begins && last_name < k && labels[k] == FieldLabel::role && labels[k - 1] != FieldLabel::role)
      second = k;
  }
  for (std::size_t k = last_name + 1; k + 1 < text.size() && second == 0; ++k)
    if (is_blank(text[k]) && (is_letter(text[k + 1]) || is_han(text[k + 1]))) second = k + 1;
  return second;
}

Forms::Forms(const nlohmann::json& lists) {
  for (const auto& [name, value] : lists.items()) {
    if (!value.is_array()) continue;
    for (const auto& text : value) lists_[name].push_back(to_text(text.get<std::string>()));
  }
  latin_ = lists.value("family", "") == "latin";
  // The longest first, so that "Written by" is found before "by".
  auto& roles = lists_["roles"];
  std::stable_sort(roles.begin(), roles.end(),
                   [](const Text& a, const Text& b) { return a.size() > b.size(); });
}

const std::vector<Text>& Forms::list(const std::string& name) const {
  static const std::vector<Text> kNone;
  const auto at = lists_.find(name);
  return at == lists_.end() ? kNone : at->second;
}

PageForms::PageForms(const Forms& forms, std::uint64_t seed) : forms_(forms), dice_(seed) {
  const auto pair = [&] {
    const auto& b = forms.is_latin() ? kBrackets[std::array<std::size_t, 4>{4, 5, 5, 10}[dice_.below(4)]]
                                     : kBrackets[dice_.below(kBrackets.size())];
    return std::pair<Text, Text>(b.first, b.second);
  };
  brackets_ = pair();
  brackets2_ = pair();
  mark_ = Text(1, kMarks[dice_.below(kMarks.size())]);
  blank_ = std::array<const char32_t*, 4>{U"", U" ", U" ", U"\u3000"}[dice_.below(forms.is_latin() ? 2 : 4)];
  name_separator_ = pick("name_separators");
  group_separator_ = pick("group_separators");
  people_form_ = resolved(pick("people"));
  upper_names_ = forms.is_latin() && dice_.chance(0.25);
  if (upper_names_ && dice_.chance(0.5)) name_separator_ = upper(name_separator_);  // "AND"
  pads_names_ = dice_.chance(0.2);
  publication_ = publication();
  year_ = number_text(1990 + dice_.below(37));
  month_ = 1 + dice_.below(12);
  day_ = 1 + dice_.below(28);
}

Text PageForms::publication() {
  const bool of_place = dice_.chance(0.3);
  Text first = of_place ? pick("places") : pick("publication_first");
  const Text last = pick("publication_last");
  if (!forms_.is_latin()) return first + last;
  if (of_place) {
    first = first.substr(0, first.find(U','));
    for (std::size_t k = 1; k < first.size(); ++k)
      if (first[k - 1] != U' ') first[k] = to_lower(first[k]);
    if (dice_.chance(0.5)) first = U"The " + first;
  }
  const Text name =
      dice_.chance(0.12) ? first + U" " + last + U" & " + pick("publication_last") : first + U" " + last;
  return dice_.chance(0.35) ? upper(name) : name;
}

const Text& PageForms::drawn(const std::string& list) {
  const auto at = drawn_.find(list);
  if (at != drawn_.end()) return at->second;
  return drawn_[list] = resolved(pick(list));
}

// Takes one of each <a|b|c>.
Text PageForms::resolved(View text) {
  Text out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const std::size_t end = text[k] == U'<' ? text.find(U'>', k) : View::npos;
    if (end == View::npos) {
      out += text[k];
      continue;
    }
    std::vector<View> options;
    for (std::size_t at = k + 1; at <= end;) {
      const std::size_t stop = std::min(text.find(U'|', at), end);
      options.push_back(text.substr(at, stop - at));
      at = stop + 1;
    }
    out += options[dice_.below(options.size())];
    k = end;
  }
  return out;
}

Text PageForms::number(std::size_t digits) {
  Text out;
  for (std::size_t k = 0; k < digits; ++k)
    out += U'0' + static_cast<char32_t>(k == 0 ? 1 + dice_.below(9) : dice_.below(10));
  return out;
}

Text PageForms::invented_name() {
  const Text surname = pick("surnames"), given = pick("given");
  return forms_.is_latin() ? given + U" " + surname : surname + given;
}

std::vector<Values::Person> PageForms::invented_people() {
  std::vector<Values::Person> out;
  const std::size_t n = dice_.chance(0.6) ? 1 : 1 + dice_.below(3);
  for (std::size_t k = 0; k < n; ++k) out.push_back({resolved(pick("roles")), invented_name()});
  return out;
}

// All of a credit is one field, without brackets and the marks before it.
Labelled PageForms::credit() {
  constexpr View kOutside = U"（）()【】〔〕[]［］〈〉《》「」<>｜|／/╱丨 \u3000＝=、。■□◆●○◎—–";
  Labelled c = compose("credits", {}, FieldLabel::credit);
  std::fill(c.labels.begin(), c.labels.end(), FieldLabel::credit);
  for (std::size_t k = 0; k < c.text.size() && kOutside.find(c.text[k]) != View::npos; ++k)
    c.labels[k] = FieldLabel::other;
  for (std::size_t k = c.text.size(); k-- > 0 && kOutside.find(c.text[k]) != View::npos;)
    c.labels[k] = FieldLabel::other;
  return c;
}

Text PageForms::caption_mark() { return drawn("caption_marks"); }

Text PageForms::date_of(View form) {
  Labelled out;
  expand(out, form, {}, FieldLabel::date);
  return out.text;
}

Labelled PageForms::compose(const std::string& list, const Values& given, FieldLabel plain) {
  Values values = given;
  if (values.people.empty()) values.people = invented_people();
  if (forms_.is_latin() && dice_.chance(kOtherNames))  // "O'Brien", "van Dyke": the pages' names are plain
    for (auto& person : values.people) person.name = invented_name();
  for (auto& person : values.people) {  // the page's words for roles; some are of no printed page
    Text& role = roles_[person.role];
    if (role.empty()) role = person.role.empty() || dice_.chance(0.8) ? resolved(pick("roles")) : person.role;
    person.role = role;
    if (upper_names_) person.name = upper(person.name);
  }
  if (values.agency.empty() || dice_.chance(0.5)) values.agency = pick("agencies");
  if (values.agency.empty()) values.agency = U"AP";
  if (forms_.is_latin() && dice_.chance(0.15))
    values.agency =
        Text{static_cast<char32_t>('A' + dice_.below(26)), static_cast<char32_t>('A' + dice_.below(26)),
             static_cast<char32_t>('A' + dice_.below(26))};
  if (values.place.empty() || dice_.chance(0.4)) values.place = pick("places");
  if (values.date.empty() || dice_.chance(0.5)) values.date = date_of(drawn("dates"));
  if (values.page.empty()) values.page = number_text(1 + dice_.below(24));
  Labelled out;
  expand(out, drawn(list), values, plain);
  if (plain == FieldLabel::other) label_roles(out);
  return out;
}

// A form may name a role itself: "Written by {names}".
void PageForms::label_roles(Labelled& out) const {
  for (const Text& role : forms_.list("roles")) {
    if (role.size() < 2 || role.find(U'<') != Text::npos) continue;
    const std::size_t at = out.text.find(role), end = at + role.size();
    if (at == Text::npos || (is_letter(role[0]) && at > 0 && is_letter(out.text[at - 1])) ||
        (is_letter(role.back()) && end < out.text.size() && is_letter(out.text[end])))
      continue;
    const auto begin = out.labels.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = begin + static_cast<std::ptrdiff_t>(role.size());
    if (std::all_of(begin, last, [](FieldLabel l) { return l == FieldLabel::other; }))
      std::fill(begin, last, FieldLabel::role);
  }
}

void PageForms::expand(Labelled& out, View text, const Values& values, FieldLabel plain) {
  for (std::size_t k = 0; k < text.size(); ++k) {
    const std::size_t end = text[k] == U'{' ? text.find(U'}', k) : View::npos;
    if (end == View::npos) {
      out.add(text.substr(k, 1), plain);
      continue;
    }
    fill(out, text.substr(k + 1, end - k - 1), values, plain);
    k = end;
  }
}

void PageForms::names(Labelled& out, const std::vector<Values::Person>& people) {
  const bool credit = false;
  for (std::size_t k = 0; k < people.size(); ++k) {
    if (k > 0) out.add(name_separator_, FieldLabel::other);
    Text name = people[k].name;
    if (pads_names_ && name.size() == 2 && is_han(name[0]) && !credit) name = {name[0], U' ', name[1]};
    if (name.empty()) continue;
    out.add(name.substr(0, 1), FieldLabel::name_begins);
    out.add(name.substr(1), FieldLabel::name);
  }
}

// Groups of one role each, in the page's form.
void PageForms::people(Labelled& out, const Values& values) {
  for (std::size_t k = 0; k < values.people.size();) {
    std::size_t end = k + 1;
    while (end < values.people.size() && values.people[end].role == values.people[k].role) ++end;
    Values group = values;
    group.people.assign(values.people.begin() + static_cast<std::ptrdiff_t>(k),
                        values.people.begin() + static_cast<std::ptrdiff_t>(end));
    if (k > 0) out.add(group_separator_, FieldLabel::other);
    expand(out, people_form_, group, FieldLabel::other);
    k = end;
  }
}

void PageForms::fill(Labelled& out, View slot, const Values& v, FieldLabel plain) {
  const auto is = [&](View name) { return slot == name; };
  if (is(U"names")) return names(out, v.people);
  if (is(U"people")) return people(out, v);
  if (is(U"role")) return out.add(v.people.empty() ? Text() : v.people[0].role, FieldLabel::role);
  if (is(U"agency")) return out.add(v.agency, FieldLabel::agency);
  if (is(U"place")) return out.add(v.place, FieldLabel::place);
  if (is(U"date")) return out.add(v.date, FieldLabel::date);
  if (is(U"publication")) return out.add(publication_, FieldLabel::publication);
  if (is(U"page")) return out.add(v.page, plain);
  if (is(U"pageh")) return out.add(han_number(1 + dice_.below(12)), plain);
  if (is(U"word")) return out.add(pick("sections"), plain);
  if (is(U"WORD")) return out.add(upper(pick("surnames")), plain);
  if (const auto own = sign(slot)) return out.add(*own, plain);
  if (slot.size() == 2 && slot[0] == U'n') return out.add(number(slot[1] - U'0'), plain);
  out.add(date_part(slot), plain);
}

// What the page sets between and around the pieces.
std::optional<Text> PageForms::sign(View slot) const {
  if (slot == U"mark") return mark_;
  if (slot == U"o") return brackets_.first;
  if (slot == U"c") return brackets_.second;
  if (slot == U"o2") return brackets2_.first;
  if (slot == U"c2") return brackets2_.second;
  if (slot == U"s") return blank_;
  if (slot == U"s1") return U" ";
  return {};
}

// A part of a date in the calendars of newspapers; "" for what is none.
Text PageForms::date_part(View slot) {
  const auto is = [&](View name) { return slot == name; };
  if (is(U"y")) return year_;
  if (is(U"m")) return number_text(month_);
  if (is(U"d")) return number_text(dice_.chance(0.7) ? day_ : 1 + dice_.below(28));
  if (is(U"mh")) return han_number(month_);
  if (is(U"dh")) return han_number(day_);
  if (is(U"roc")) return number_text(85 + dice_.below(30));
  if (is(U"roch")) return han_number(85 + dice_.below(14));
  if (is(U"reiwa")) return number_text(1 + dice_.below(9));
  if (is(U"weekday")) return pick("weekdays");
  if (is(U"lunar"))
    return Text(1, kLunar[dice_.below(kLunar.size())]) + U"月" + han_number(11 + dice_.below(9));
  Text text;
  if (is(U"yh"))
    for (const char32_t c : year_) text += han_number(c - U'0');
  if (is(U"month") || is(U"mon")) text = month_name();
  return is(U"mon") ? text.substr(0, month_ == 9 ? 4 : 3) : text;
}

Text PageForms::month_name() const {
  static const std::array<const char32_t*, 12> kMonths = {
      U"January", U"February", U"March",     U"April",   U"May",      U"June",
      U"July",    U"August",   U"September", U"October", U"November", U"December"};
  const auto& own = forms_.list("months");
  return own.size() == 12 ? own[month_ - 1] : Text(kMonths[month_ - 1]);
}

// Some pieces of a folio line, in an order of the page's own.
Labelled PageForms::folio(FieldLabel plain) {
  static const std::vector<std::string> kPieces = {
      "{publication}", "full_dates", "weekdays", "page_labels", "sections", "editors", "numbers_of_issue"};
  Labelled out;
  const std::size_t n = dice_.chance(0.45) ? 1 : 2 + dice_.below(3);
  const Text separator =
      std::array<const char32_t*, 6>{U" ", U"  ", U"\u3000", U" | ", U" · ", U" — "}[dice_.below(6)];
  std::size_t used = 0;
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t which = dice_.below(kPieces.size());
    if ((used >> which & 1) != 0) continue;
    used |= std::size_t{1} << which;
    if (!out.text.empty()) out.add(separator, plain);
    Values v;
    v.people = invented_people();
    v.place = pick("places");
    v.page = number_text(1 + dice_.below(24));
    Labelled piece;
    expand(piece,
           which == 0                 ? Text(U"{publication}")
           : which == 1 || which == 3 ? drawn(kPieces[which])
                                      : resolved(pick(kPieces[which])),
           v, plain);
    if (which != 0) piece.labels.assign(piece.text.size(), plain);
    out.add(piece);
  }
  return out;
}

}  // namespace broadsheet::train

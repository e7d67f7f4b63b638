#include "taggers/gold/alignment.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::train {
namespace {

using nlohmann::json;

constexpr double kResume = 2.2, kStart = 0.5, kUnknown = 4, kByline = 1.5, kJump = 1.8, kPart = 1.2;
constexpr std::size_t kMostMatches = 12, kMarkLetters = 30;

std::vector<json> list_in(const json& object, const char* key) {
  if (!object.contains(key) || object[key].is_null()) return {};
  if (object[key].is_array()) return object[key].get<std::vector<json>>();
  return {object[key]};
}

Text text_of(const json& value) { return value.is_string() ? to_text(value.get<std::string>()) : Text(); }

// A page number of a jump mark as digits or Han numerals.
std::vector<Text> spellings(const Text& page) {
  static const std::array<const char32_t*, 20> kHan = {
      U"〇", U"一",   U"二",   U"三",   U"四",   U"五",   U"六",   U"七",   U"八",   U"九",
      U"十", U"十一", U"十二", U"十三", U"十四", U"十五", U"十六", U"十七", U"十八", U"十九"};
  std::vector<Text> out = {page};
  std::size_t number = 0;
  for (const char32_t c : page)
    if (is_digit(c)) number = number * 10 + (c - U'0');
  if (number > 0 && number < kHan.size()) out.emplace_back(kHan[number]);
  return out;
}

struct State {
  Match match;
  double cost;
  std::size_t from;
};

class Aligner {
 public:
  Aligner(const std::vector<SampleLine>& lines, const std::vector<GoldField>& fields, const json& gold)
      : lines_(lines), fields_(fields) {
    for (const json& a : gold.at("articles")) {
      std::vector<Text> names;
      for (const json& b : list_in(a, "bylines")) names.push_back(letters_of(text_in(b, "name")).text);
      names_.push_back(names);
      to_.push_back(letters_of(text_in(a, "continued_to")).text);
      from_.push_back(letters_of(text_in(a, "continued_from")).text);
    }
  }

  std::vector<Match> run() {
    std::vector<std::vector<State>> states(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Letters line = letters_of(lines_[i].text);
      std::vector<Match> found = matches(line.text, i > 0 ? states[i - 1] : std::vector<State>());
      for (Match& m : found)
        states[i].push_back(reached(m, i > 0 ? states[i - 1] : std::vector<State>(), line.text.size()));
    }
    std::vector<Match> out(lines_.size());
    std::size_t at = 0;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (i + 1 == lines_.size())
        at = static_cast<std::size_t>(
            std::min_element(states[i].begin(), states[i].end(),
                             [](const State& a, const State& b) { return a.cost < b.cost; }) -
            states[i].begin());
      out[i] = states[i][at].match;
      at = states[i][at].from;
    }
    return out;
  }

 private:
  State reached(const Match& m, const std::vector<State>& before, std::size_t letters) const {
    double own = 0;
    switch (m.kind) {
      case Match::Kind::unknown: own = letters == 0 ? 0.1 : kUnknown; break;
      case Match::Kind::byline: own = kByline; break;
      case Match::Kind::jump_to:
      case Match::Kind::jump_from: own = kJump; break;
      case Match::Kind::field: own = m.length < letters ? kPart : 0; break;
    }
    State best{m, 1e9, 0};
    if (before.empty()) best.cost = own + entering(m, nullptr);
    for (std::size_t k = 0; k < before.size(); ++k) {
      const double cost = before[k].cost + own + entering(m, &before[k].match);
      if (cost < best.cost) best.cost = cost, best.from = k;
    }
    return best;
  }

  double entering(const Match& m, const Match* before) const {
    if (m.kind != Match::Kind::field) return 0;
    if (before && before->kind == Match::Kind::field && before->field == m.field && before->end == m.begin)
      return 0;
    const bool whole_furniture = fields_[m.field].kind == GoldField::Kind::furniture && m.begin == 0 &&
                                 m.end == fields_[m.field].letters.text.size();
    return m.begin == 0 ? (whole_furniture ? kStart - 0.2 : kStart) : kResume;
  }

  void add(std::vector<Match>& out, std::size_t f, std::size_t begin, std::size_t n,
           std::size_t length) const {
    const auto same = [&](const Match& m) {
      return m.kind == Match::Kind::field && m.field == f && m.begin == begin;
    };
    if (std::none_of(out.begin(), out.end(), same))
      out.push_back({Match::Kind::field, f, begin, begin + n, length, 0});
  }

  std::vector<Match> matches(const Text& t, const std::vector<State>& before) const {
    std::vector<Match> out;
    if (!t.empty()) {
      for (const State& s : before) {
        if (s.match.kind != Match::Kind::field) continue;
        const Text& whole = fields_[s.match.field].letters.text;
        const std::size_t left = whole.size() - s.match.end;
        if (whole.compare(s.match.end, t.size(), t) == 0)
          add(out, s.match.field, s.match.end, t.size(), t.size());
        else if (left > 0 && left < t.size() && left + kMarkLetters > t.size() &&
                 t.compare(0, left, whole, s.match.end, left) == 0)
          add(out, s.match.field, s.match.end, left, left);
      }
      for (std::size_t f = 0; f < fields_.size(); ++f) {
        const Text& whole = fields_[f].letters.text;
        std::size_t count = 0;
        for (std::size_t at = whole.find(t); at != Text::npos && count < kMostMatches;
             at = whole.find(t, at + 1), ++count)
          add(out, f, at, t.size(), t.size());
      }
      if (out.empty()) partial(t, out);
      marks(t, out);
    }
    out.push_back({});
    return out;
  }

  // The line goes on where its field ends; or a glyph of it is another one than the gold has.
  void partial(const Text& t, std::vector<Match>& out) const {
    constexpr std::size_t kSure = 8;
    for (std::size_t f = 0; f < fields_.size(); ++f) {
      const Text& whole = fields_[f].letters.text;
      const std::size_t least =
          std::max<std::size_t>(2, t.size() > kMarkLetters ? t.size() - kMarkLetters : 0);
      for (std::size_t n = std::min(t.size() - 1, whole.size()); n >= least && n + 1 > least; --n)
        if (whole.compare(whole.size() - n, n, t, 0, n) == 0) {
          add(out, f, whole.size() - n, n, n);
          break;
        }
      if (t.size() < kSure + 2) continue;
      for (const std::size_t part : {std::size_t{0}, t.size() - kSure}) {
        const std::size_t at = whole.find(t.substr(part, kSure));
        if (at != Text::npos && at >= part && at - part + t.size() <= whole.size())
          add(out, f, at - part, t.size(), t.size());
      }
    }
  }

  void marks(const Text& t, std::vector<Match>& out) const {
    for (std::size_t a = 0; a < names_.size(); ++a) {
      std::size_t named = 0;
      for (const Text& name : names_[a])
        if (!name.empty() && t.find(name) != Text::npos) named += name.size();
      if (named > 0 && t.size() - std::min(t.size(), named) <= (is_letter(t[0]) ? 34u : 16u))
        out.push_back({Match::Kind::byline, 0, 0, 0, 0, a});
      const auto names_page = [&](const Text& page) {
        if (page.empty() || t.size() > kMarkLetters || t.size() < page.size() + 1) return false;
        for (const Text& p : spellings(page))
          if (t.find(p) != Text::npos) return true;
        return false;
      };
      if (names_page(to_[a])) out.push_back({Match::Kind::jump_to, 0, 0, 0, 0, a});
      if (names_page(from_[a])) out.push_back({Match::Kind::jump_from, 0, 0, 0, 0, a});
    }
  }

  const std::vector<SampleLine>& lines_;
  const std::vector<GoldField>& fields_;
  std::vector<std::vector<Text>> names_;  // of each article
  std::vector<Text> to_, from_;
};

}  // namespace

Text text_in(const json& object, const char* key) {
  return object.is_object() && object.contains(key) ? text_of(object[key])
         : object.is_object()                       ? Text()
                                                    : text_of(object);
}

Letters letters_of(View text) {
  Letters out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char32_t c = text[k];
    if (!is_han(c) && !is_hangul(c) && !is_letter(c) && !is_digit(c)) continue;
    out.text += c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + U'0' : to_lower(c);
    out.at.push_back(k);
  }
  return out;
}

std::vector<GoldField> fields_of(const json& gold) {
  std::vector<GoldField> out;
  const auto add = [&](GoldField::Kind kind, std::size_t article, std::size_t index, View text) {
    GoldField f{kind, article, index, letters_of(text), {}};
    if (!f.letters.text.empty()) out.push_back(std::move(f));
  };
  std::size_t a = 0;
  for (const json& article : gold.at("articles")) {
    GoldField body{GoldField::Kind::body, a, 0, letters_of(text_in(article, "lead")), {}};
    std::size_t n = 0;
    for (const json& p : list_in(article, "paragraphs")) {
      if (n++ > 0) body.starts.push_back(body.letters.text.size());
      body.letters.text += letters_of(text_in(p, "")).text;
    }
    out.push_back(std::move(body));
    add(GoldField::Kind::headline, a, 0, text_in(article, "headline"));
    std::size_t k = 0;
    for (const json& t : list_in(article, "kicker")) add(GoldField::Kind::kicker, a, k++, text_in(t, "text"));
    for (const json& t : list_in(article, "subheadlines"))
      add(GoldField::Kind::deck, a, k++, text_in(t, "text"));
    for (const json& t : list_in(article, "subheads"))
      add(GoldField::Kind::subhead, a, k++, text_in(t, "text"));
    for (const json& c : list_in(article, "captions")) {
      add(GoldField::Kind::caption, a, k, text_in(c, "text") + U" " + text_in(c, "credit"));
      add(GoldField::Kind::credit, a, k++, text_in(c, "credit"));
    }
    ++a;
  }
  std::size_t k = 0;
  for (const json& f : list_in(gold, "furniture")) add(GoldField::Kind::furniture, 0, k++, text_in(f, ""));
  return out;
}

std::vector<Match> align(const std::vector<SampleLine>& lines, const std::vector<GoldField>& fields,
                         const json& gold) {
  return Aligner(lines, fields, gold).run();
}

std::optional<std::pair<std::size_t, std::size_t>> find_value(View text, View value, std::size_t from) {
  Text wanted;
  for (const char32_t c : value)
    if (!is_blank(c)) wanted += to_lower(c);
  if (wanted.empty()) return {};
  for (std::size_t begin = from; begin < text.size(); ++begin) {
    if (is_blank(text[begin])) continue;
    std::size_t at = begin, k = 0;
    while (at < text.size() && k < wanted.size() && (is_blank(text[at]) || to_lower(text[at]) == wanted[k]))
      k += !is_blank(text[at++]);
    if (k == wanted.size()) return std::pair(begin, at);
  }
  return {};
}

}  // namespace broadsheet::train

#include "news/dispatch/desk_ledger.hpp"

#include "news/text/text.hpp"

#include <broadsheet/plugin.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace broadsheet::news {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kLikeEnough = 0.3;  // stories of one page that have nothing to do with each other: < 0.1

void say(Json& out, const char* name, const std::string& value) {
  if (!value.empty()) out[name] = value;
}

void say(Json& out, const Sent& its) {
  out["guid"] = its.guid;
  out["version"] = its.version;
  say(out, "sent", its.sent);
  say(out, "first", its.first);
  say(out, "content", its.content);
  say(out, "status", its.status);
  say(out, "title", its.title);
  if (its.in_doubt) out["in_doubt"] = true;
}

Sent sent_of(const Json& its) {
  return {its.value("guid", ""),   its.value("version", 0),     its.value("content", ""),
          its.value("sent", ""),   its.value("first", ""),      its.value("title", ""),
          its.value("status", ""), its.value("in_doubt", false)};
}

SentStory story_of(const Json& its) {
  SentStory out{sent_of(its), its.value("name", ""), its.value("page", ""), {}, {}, {}};
  out.print.headline = its.value("headline", "");
  read_hex(its.value("fingerprint", ""), out.print);
  for (const Json& picture : its.value("pictures", Json::array())) out.pictures.push_back(sent_of(picture));
  for (const Json& page : its.value("joined", Json::array())) out.joined.push_back(page.get<std::string>());
  return out;
}

/// Pairs that may belong together: those with some of the sketch in common, and more.
class Pairs {
 public:
  /// Of those stories that are not `taken`.
  Pairs(const std::vector<Candidate>& now, const std::vector<SentStory>& before,
        const std::vector<bool>& taken)
      : now_(now), before_(before) {
    for (std::size_t j = 0; j < before.size(); ++j) {
      if (taken[j]) continue;
      for (std::size_t band = 0; band < kBands; ++band) by_key_.emplace(band_of(before[j].print, band), j);
      for (const std::string& key : {before[j].item.guid, before[j].item.content, before[j].print.headline})
        if (!key.empty()) by_key_.emplace(std::hash<std::string>()(key), j);
    }
  }

  struct Pair {
    double score;
    std::size_t now, before;
  };

  /// With those for which `found` has none yet.
  std::vector<Pair> all(const std::vector<std::size_t>& found) const {
    std::vector<Pair> out;
    for (std::size_t i = 0; i < now_.size(); ++i)
      if (found[i] == std::string::npos) add(i, out);
    std::stable_sort(out.begin(), out.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
    return out;
  }

 private:
  static constexpr std::size_t kBands = 32;

  static std::size_t band_of(const Fingerprint& print, std::size_t band) {
    return 0x10000000000U + (band << 16) + (std::size_t{print.sketch[band * 2]} << 8) +
           print.sketch[band * 2 + 1];
  }

  void add(std::size_t i, std::vector<Pair>& out) const {
    std::vector<std::size_t> candidates;
    const auto collect = [&](std::size_t key) {
      const auto [begin, end] = by_key_.equal_range(key);
      for (auto at = begin; at != end; ++at) candidates.push_back(at->second);
    };
    for (std::size_t band = 0; band < kBands; ++band) collect(band_of(now_[i].print, band));
    for (const std::string& key : {now_[i].guid, now_[i].content, now_[i].print.headline})
      if (!key.empty()) collect(std::hash<std::string>()(key));
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const std::size_t j : candidates)
      if (const double score = score_of(now_[i], before_[j]); score > 0) out.push_back({score, i, j});
  }

  static double score_of(const Candidate& now, const SentStory& before) {
    const double alike = likeness(now.print, before.print);
    const double near = now.page == before.page ? 0.05 : 0;
    if (now.content == before.item.content) return 4 + near;
    if (now.guid == before.item.guid && alike >= kLikeEnough) return 2 + alike;
    if (alike >= kLikeEnough) return alike + near;
    // A text written anew under its headline.
    return !now.print.headline.empty() && now.print.headline == before.print.headline && near > 0 ? 0.2 : 0;
  }

  const std::vector<Candidate>& now_;
  const std::vector<SentStory>& before_;
  std::unordered_multimap<std::size_t, std::size_t> by_key_;
};

}  // namespace

std::string ledger_key(const Issue& issue, std::string_view format) {
  std::string key = one_line(issue.publication) + ' ' + one_line(issue.date);
  if (!issue.edition.empty()) key += ' ' + one_line(issue.edition);
  return key + ' ' + std::string(format);
}

namespace {

constexpr std::string_view kSending = "{\"sending\":";

DeskLedger parse_lines(std::string_view lines) {
  DeskLedger out;
  for (bool is_first = true; !lines.empty(); is_first = false) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const Json its = Json::parse(line);
    if (is_first)
      out.issue = sent_of(its);
    else
      out.stories.push_back(story_of(its));
  }
  return out;
}

/// Whatever `sending` has that `sure` has not, or in another version, is in doubt.
DeskLedger with_doubts(const DeskLedger& sure, DeskLedger sending) {
  std::unordered_map<std::string, const Sent*> known{{sure.issue.guid, &sure.issue}};
  for (const SentStory& story : sure.stories) {
    known.emplace(story.item.guid, &story.item);
    for (const Sent& picture : story.pictures) known.emplace(picture.guid, &picture);
  }
  const auto settle = [&](Sent& its) {
    const auto before = known.find(its.guid);
    its.in_doubt =
        before == known.end() || before->second->version != its.version || before->second->in_doubt;
  };
  settle(sending.issue);
  for (SentStory& story : sending.stories) {
    settle(story.item);
    for (Sent& picture : story.pictures) settle(picture);
  }
  return sending;
}

}  // namespace

DeskLedger parse_ledger(std::string_view lines) try {
  const std::size_t at = lines.starts_with(kSending) ? 0 : lines.find('\n' + std::string(kSending));
  if (at == lines.npos) return parse_lines(lines);
  return with_doubts(parse_lines(lines.substr(0, at == 0 ? 0 : at + 1)),
                     parse_lines(lines.substr(at == 0 ? 0 : at + 1)));
} catch (const Json::exception&) {
  throw plugin::Failure("what the ledger says of the issue is damaged, or not of Broadsheet");
}

std::string ledger_lines(const std::string& key, const DeskLedger& ledger) {
  Json first = {{"issue", key}, {"stories", ledger.stories.size()}};
  say(first, ledger.issue);
  std::string out = first.dump() + '\n';
  for (const SentStory& story : ledger.stories) {
    Json its = {{"issue", key}};
    say(its, story.item);
    say(its, "name", story.name);
    say(its, "page", story.page);
    its["fingerprint"] = hex_of(story.print);
    say(its, "headline", story.print.headline);
    if (!story.joined.empty()) its["joined"] = story.joined;
    for (const Sent& picture : story.pictures) {
      Json one = Json::object();
      say(one, picture);
      its["pictures"].push_back(std::move(one));
    }
    out += its.dump() + '\n';
  }
  return out;
}

namespace {

/// Pairs of stories that are the same, those of one page first, in their order: no others are more alike.
/// Most of an issue that comes again is found so, at no cost however alike its stories are.
void match_unchanged(const std::vector<Candidate>& now, const std::vector<SentStory>& before,
                     std::vector<std::size_t>& out, std::vector<bool>& taken) {
  for (const bool of_one_page : {true, false}) {
    const auto key = [of_one_page](const std::string& content, const std::string& page) {
      return of_one_page ? content + '\n' + page : content;
    };
    std::unordered_map<std::string, std::vector<std::size_t>> places;  // the first is the last
    for (std::size_t j = before.size(); j-- > 0;)
      if (!taken[j]) places[key(before[j].item.content, before[j].page)].push_back(j);
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (out[i] != std::string::npos) continue;
      const auto its = places.find(key(now[i].content, now[i].page));
      if (its == places.end() || its->second.empty()) continue;
      out[i] = its->second.back();
      its->second.pop_back();
      taken[out[i]] = true;
    }
  }
}

}  // namespace

std::vector<std::size_t> match(const std::vector<Candidate>& now, const std::vector<SentStory>& before) {
  std::vector<std::size_t> out(now.size(), std::string::npos);
  std::vector<bool> taken(before.size());
  match_unchanged(now, before, out, taken);
  for (const auto& pair : Pairs(now, before, taken).all(out)) {
    if (out[pair.now] != std::string::npos || taken[pair.before]) continue;
    out[pair.now] = pair.before;
    taken[pair.before] = true;
  }
  return out;
}

}  // namespace broadsheet::news

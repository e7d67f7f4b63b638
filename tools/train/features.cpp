// train_features - what the reader of issue text sees on pages, for train.py.
//
//   train_features pages FILE...   one JSON line per page: its items with their features, and the arcs
//                                  that lattice.hpp lays between them
//   … --taggers PREFIX K FILE...   the same, with the line tagger's weights PREFIX0 … PREFIX(K-1): page files
//   of
//                                  fold k are tagged with those that train_taggers found with --fold k/K
//   train_features names           the names of features, labels and counts, as the weight files have them
//   train_features groups FILE...  reads from standard input, for each page one JSON line
//                                  [{"heads": [item…], "body": [item…], "entries": [[begin, end]…]}…]
//                                  and writes the features of its line breaks and of its entries' roles
#include "issuetext/decode/decode.hpp"
#include "issuetext/label_page.hpp"
#include "issuetext/lines/lines.hpp"
#include "reconstruct/headlines/headline_features.hpp"
#include "reconstruct/output/compose.hpp"
#include "reconstruct/tagger/line_tagger.hpp"
#include "taggers/gold/groups.hpp"
#include "taggers/gold/page_file.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace {

using namespace broadsheet;
using namespace broadsheet::issuetext;
using namespace broadsheet::reconstruct;
using nlohmann::json;
using train::bytes_of;
using train::quiet_host;

// The line tagger of this build; or several, each trained on the pages of the other folds: so a page is
// tagged by one that did not see it.
class Taggers {
 public:
  Taggers() = default;
  Taggers(const std::string& prefix, std::size_t folds) {
    for (std::size_t k = 0; k < folds; ++k)
      taggers_.push_back(std::make_unique<Given>(bytes_of(prefix + std::to_string(k))));
  }
  bool are_many() const { return !taggers_.empty(); }
  const LineTagger& of(const std::string& page) const {
    if (taggers_.empty()) return LineTagger::standard();
    const std::filesystem::path path(page);
    const json gold = json::parse(bytes_of(std::filesystem::path(path).replace_extension(".json").string()));
    return taggers_[train::hash_of(train::group_of(gold, path.stem().string())) % taggers_.size()]->tagger;
  }

 private:
  struct Given {
    explicit Given(const std::string& file) : weights(read_weights(file)), tagger(weights.view()) {}
    OwnedWeights weights;
    LineTagger tagger;
  };
  std::vector<std::unique_ptr<Given>> taggers_;
};

struct Read {
  const Profile* profile;
  Page page;
  std::vector<Item> items;
};

std::vector<Read> read(const std::string& path, const LineTagger& tagger) {
  static const bs_host kHost = quiet_host();
  const std::string bytes = bytes_of(path);
  const Decoded decoded = decode(bytes, "", plugin::Host(&kHost));
  const Profile& profile =
      profile_of(detect_language(to_text(std::string_view(decoded.text).substr(0, 60000))));
  std::vector<Read> out;
  PageReader pages(decoded.text, profile.spaced);
  for (std::optional<Page> next = pages.next(); next; next = pages.next()) {
    LabelledPage labelled = label_page(std::move(*next), profile, tagger).page;
    std::vector<Item> items = items_of(labelled.page, labelled.labels, labelled.furniture, profile,
                                       labelled.words, labelled.bigrams);
    out.push_back({&profile, std::move(labelled.page), std::move(items)});
  }
  return out;
}

json arcs(const std::vector<Item>& items, std::size_t i, HeadlinePosition habit) {
  json out = json::array();
  for (std::size_t s = 0; s < kStates; ++s)
    for (const Arc& arc : arcs_of(items, i, static_cast<ArticleState>(s), habit)) {
      json labels = json::array();
      for (const Label c : arc.labels)
        if (c != kNoLabel) labels.push_back(static_cast<int>(c));
      out.push_back({static_cast<int>(arc.from), static_cast<int>(arc.to), static_cast<int>(arc.transition),
                     labels, arc.counts.values()});
    }
  return out;
}

json lattice(const Read& read) {
  const std::vector<ItemFeatures> features = extract_features(read.page, read.items, *read.profile);
  json items = json::array();
  for (std::size_t i = 0; i < read.items.size(); ++i) {
    const Item& item = read.items[i];
    json entry = {
        {"paragraph", item.kind == ItemKind::paragraph},
        {"head", may_be_head(item)},
        {"jump", item.kind == ItemKind::jump_from},
        {"text", to_utf8(item.joined.text)},
        {"line", read.page.lines[item.lines.front()].first},
        {"arcs",
         {arcs(read.items, i, HeadlinePosition::before), arcs(read.items, i, HeadlinePosition::after)}}};
    json lines = json::array();
    for (const std::size_t line : item.lines) lines.push_back(to_utf8(read.page.of(read.page.lines[line])));
    entry["lines"] = lines;
    if (may_be_head(item)) entry["head_features"] = features[i].head.values();
    if (item.kind == ItemKind::paragraph) entry["opening_features"] = features[i].opening.values();
    items.push_back(entry);
  }
  return {{"items", items}};
}

json group(const Read& read, const json& asked) {
  Story story;
  story.heads = asked.at("heads").get<std::vector<std::size_t>>();
  story.body = asked.at("body").get<std::vector<std::size_t>>();
  const HeadGroup head = head_lines(read.page, read.items, story, *read.profile);
  std::vector<Entry> entries;
  for (const auto& e : asked.at("entries")) entries.push_back({e.at(0), e.at(1)});
  json wraps = json::array(), roles = json::array();
  for (std::size_t k = 0; k + 1 < head.lines.size(); ++k) wraps.push_back(wrap_features(head, k).values());
  for (std::size_t k = 0; k < entries.size(); ++k) roles.push_back(role_features(head, entries, k).values());
  return {{"wraps", wraps}, {"roles", roles}};
}

json names() {
  json ends = json::array();
  for (std::size_t s = 0; s < kStates; ++s)
    ends.push_back(counts_at_end(static_cast<ArticleState>(s)).values());
  return {{"head", kHeadFeatureNames},  {"opening", kOpeningFeatureNames}, {"labels", kLabelNames},
          {"head_labels", kHeadLabels}, {"counts", kArcCountNames},        {"ends", ends},
          {"wraps", kWrapFeatureNames}, {"roles", kRoleFeatureNames}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "names") {
    std::cout << names().dump() << '\n';
    return 0;
  }
  if (what != "pages" && what != "groups") {
    std::cerr << "usage: train_features names | pages FILE... | groups FILE...\n";
    return 2;
  }
  int a = 2;
  const Taggers taggers =
      argc > 4 && std::string(argv[2]) == "--taggers" ? Taggers(argv[3], std::stoul(argv[4])) : Taggers();
  if (taggers.are_many()) a = 5;
  for (; a < argc; ++a)
    for (const Read& one : read(argv[a], taggers.of(argv[a]))) {
      json out;
      if (what == "pages") {
        out = lattice(one);
        out["file"] = argv[a];
      } else {
        std::string line;
        if (!std::getline(std::cin, line)) return 2;
        out = json::array();
        for (const json& asked : json::parse(line)) out.push_back(group(one, asked));
      }
      std::cout << out.dump() << '\n';
    }
  return 0;
}

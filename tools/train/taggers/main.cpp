// train_taggers - finds the weights of the line tagger and the field tagger.
//
//   train_taggers lines|fields PAGES... --forms DIR [--out FILE] [--fold N/K] [--epochs E] [--rows R] [--name
//   TEXT]
//
// PAGES are folders of NAME.txt with NAME.json, the gold. With --fold N/K every K-th group of pages (all
// pages made from one source) and every K-th printed form is kept back, and the figures on those are printed:
// a form that was kept back is nowhere seen in training, unless the composer of forms makes it.
#include "reconstruct/tagger/line_features.hpp"
#include "taggers/augmentation/composition.hpp"
#include "taggers/augmentation/excerpt.hpp"
#include "taggers/augmentation/noise.hpp"
#include "taggers/augmentation/setting.hpp"
#include "taggers/augmentation/tongue.hpp"
#include "taggers/gold/groups.hpp"
#include "taggers/training/sequences.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

namespace {

using namespace broadsheet::train;
namespace fs = std::filesystem;

constexpr double kUnit = 1.0 / 32;      // nats of a weight of 1
constexpr double kAltered = 0.75;       // of the kinds of a page that is printed in other forms
constexpr double kComposed = 0.6;       // … with pieces that others print
constexpr double kAsPrinted = 0.3;      // of the pages are shown in their own forms
constexpr double kExcerpts = 0.35;      // … in part
constexpr double kForeignForms = 0.15;  // … in forms of another language
constexpr double kOtherTongues = 0.4;   // of the English ones as if in another language
constexpr std::size_t kViews = 4;       // of a page that are looked through for features
constexpr unsigned kLeastGroups = 4;    // in which a feature must stand

struct Given {
  std::string what, forms, out, name = "unnamed";
  std::vector<std::string> pages;
  unsigned fold = 0, folds = 0, epochs = 8;
  std::size_t rows = 40000;
  Learning learning;
};

std::vector<Sample> read_all(const Given& given) {
  std::vector<std::string> files;
  for (const std::string& folder : given.pages)
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".txt" && fs::exists(fs::path(entry.path()).replace_extension(".json")))
        files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::vector<Sample> out;
  for (const std::string& file : files)
    for (Sample& s : read_samples(file)) out.push_back(std::move(s));
  return out;
}

std::map<std::string, Forms> read_forms(const std::string& folder) {
  std::map<std::string, Forms> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path());
    out.emplace(entry.path().stem().string(), Forms(nlohmann::json::parse(file)));
  }
  return out;
}

class Training {
 public:
  Training(const Given& given) : given_(given), forms_(read_forms(given.forms)) {
    for (Sample& s : read_all(given)) {
      if (is_kept_back(hash_of(s.group))) {
        test_.push_back(std::move(s));
        continue;
      }
      for (SampleLine& l : s.lines) l.known_form = l.form == 0 || !is_kept_back(l.form);
      train_.push_back(std::move(s));
    }
    std::set<std::string> known;
    for (const Sample& s : train_) known.insert(s.language);
    for (const auto& [name, forms] : forms_) {
      (forms.is_latin() ? latin_ : han_).push_back(&forms);
      if (!known.contains(name)) tongues_.push_back(name);
    }
  }

  // Other papers of the language; now and then one of another language of its script.
  const Forms& forms_for(const Sample& s, Dice& dice) const {
    const auto at = forms_.find(s.language);
    const auto& others = at == forms_.end() || at->second.is_latin() ? latin_ : han_;
    if (at != forms_.end() && !dice.chance(kForeignForms)) return at->second;
    return *others[dice.below(others.size())];
  }

  Sample in_some_tongue(const Sample& s, Dice& dice) const {
    if (s.language != "en" || tongues_.empty() || !dice.chance(kOtherTongues)) return s;
    return in_other_tongue(s, tongues_[dice.below(tongues_.size())]);
  }

  Sample shown(const Sample& s, std::uint64_t seed) const {
    Dice dice(seed);
    const bool whole = !dice.chance(kExcerpts), as_printed = dice.chance(kAsPrinted);
    const Sample told = in_some_tongue(s, dice);
    const bool foreign = told.language != s.language;
    const Forms& forms = forms_for(told, dice);
    const Sample made_up = dice.chance(kComposed) ? in_other_composition(told, forms, seed * 31 + 3) : told;
    const Sample page = as_printed && !foreign
                            ? made_up
                            : with_other_forms(made_up, forms, seed * 31 + 7, foreign ? 1 : kAltered);
    const Sample set = in_other_setting(page, seed * 31 + 13);
    return whole ? set : excerpt_of(set, seed * 31 + 11);
  }

  template <class Show>
  void run(ChainTrainer& trainer, const Show& show) {
    for (std::size_t k = 0; k < train_.size(); ++k) {
      const std::uint32_t group = hash_of(train_[k].group);
      for (const Sequence& q : show(train_[k], nullptr)) trainer.count(q, group);
      for (std::size_t view = 1; view <= kViews; ++view)
        for (const Sequence& q : show(shown(train_[k], view * 900000 + k), nullptr)) trainer.count(q, group);
    }
    trainer.choose_features(kLeastGroups);
    for (unsigned epoch = 0; epoch < given_.epochs; ++epoch) {
      const bool last_third = epoch * 3 >= given_.epochs * 2;
      if (last_third && !pruned_) trainer.prune(given_.rows), pruned_ = true;
      const double loss = pass(trainer, show, epoch);
      std::fprintf(stderr, "epoch %u: %.3f nats a page, %zu features\n", epoch + 1,
                   loss / static_cast<double>(train_.size()), trainer.features());
      if (last_third) trainer.keep_for_average();
    }
    trainer.take_average();
  }

  template <class Show>
  double pass(ChainTrainer& trainer, const Show& show, unsigned epoch) {
    Dice order(epoch + 5);
    std::vector<std::size_t> pages(train_.size());
    for (std::size_t k = 0; k < pages.size(); ++k) pages[k] = k;
    for (std::size_t k = pages.size(); k > 1; --k) std::swap(pages[k - 1], pages[order.below(k)]);
    double loss = 0;
    for (const std::size_t k : pages) {
      const std::uint64_t seed = epoch * 100003ull + k;
      Dice dropout(seed + 3);
      for (const Sequence& q : show(shown(train_[k], seed), &dropout)) loss += trainer.learn(q);
    }
    return loss;
  }

  bool is_kept_back(std::uint32_t h) const { return given_.folds > 0 && h % given_.folds == given_.fold; }
  const std::vector<Sample>& test() const { return test_; }
  std::size_t pages() const { return train_.size(); }

 private:
  const Given& given_;
  std::map<std::string, Forms> forms_;
  std::vector<const Forms*> latin_, han_;
  std::vector<std::string> tongues_;  // languages with forms, but no pages
  std::vector<Sample> train_, test_;
  bool pruned_ = false;
};

struct Count {
  unsigned right = 0, said = 0, gold = 0;
  double f1() const { return said + gold == 0 ? 0 : 2.0 * right / (said + gold); }
};

void tell_lines(const ChainTrainer& trainer, const Training& training) {
  std::array<std::array<Count, kLineLabels>, 2> counts{}, unseen{};
  std::array<Count, 2> all{};
  for (const Sample& s : training.test()) {
    const std::vector<float> p = trainer.marginals(sequence_of_lines(s, nullptr));
    for (std::size_t i = 0; i < s.lines.size(); ++i) {
      if (!s.lines[i].label) continue;
      const auto row = p.begin() + static_cast<std::ptrdiff_t>(i * kLineLabels);
      const auto said = static_cast<std::size_t>(std::max_element(row, row + kLineLabels) - row),
                 gold = static_cast<std::size_t>(*s.lines[i].label);
      const auto tell = [&](auto& c) {
        ++c[s.press][said].said, ++c[s.press][gold].gold;
        if (said == gold) ++c[s.press][gold].right;
      };
      tell(counts);
      if (s.lines[i].form == 0 || training.is_kept_back(s.lines[i].form)) tell(unseen);
      ++all[s.press].said, ++all[s.press].gold, all[s.press].right += said == gold;
    }
  }
  std::printf("%-12s %18s %18s\n", "F1 of lines", "seedlike / press", "forms kept back");
  for (std::size_t l = 0; l < kLineLabels; ++l)
    std::printf("%-12s %8.3f / %.3f %10.3f / %.3f   (%u / %u lines)\n",
                std::string(kLineLabelNames[l]).c_str(), counts[0][l].f1(), counts[1][l].f1(),
                unseen[0][l].f1(), unseen[1][l].f1(), counts[0][l].gold, counts[1][l].gold);
  std::printf("%-12s %8.3f / %.3f\n", "all", all[0].f1(), all[1].f1());
}

// The pieces of one field of a text.
std::vector<std::array<std::size_t, 3>> pieces(const std::vector<FieldLabel>& labels) {
  std::vector<std::array<std::size_t, 3>> out;
  for (std::size_t k = 0; k < labels.size();) {
    std::size_t end = k + 1;
    const bool name = labels[k] == FieldLabel::name_begins;
    while (end < labels.size() && labels[end] == (name ? FieldLabel::name : labels[k])) ++end;
    out.push_back({static_cast<std::size_t>(labels[k]), k, end});
    k = end;
  }
  return out;
}

void tell_fields(const ChainTrainer& trainer, const Training& training) {
  std::map<std::string, std::array<Count, 2>> counts, unseen;
  static const char* kKinds[] = {"lead",    "byline",    "tail",      "closing", "caption",
                                 "jump-to", "jump-from", "furniture", "opening", "ending"};
  for (const Sample& s : training.test())
    for (const Element& e : s.elements) {
      const Sequence q = sequence_of_fields(e, nullptr);
      const std::vector<float> p = trainer.marginals(q);
      std::vector<FieldLabel> said, gold;
      for (std::size_t k = 0; k < q.size(); ++k) {
        const auto row = p.begin() + static_cast<std::ptrdiff_t>(k * kFieldLabels);
        said.push_back(static_cast<FieldLabel>(std::max_element(row, row + kFieldLabels) - row));
        std::size_t g = 0;
        while ((q.allowed[k] >> g & 1) == 0) ++g;
        gold.push_back(static_cast<FieldLabel>(g));
      }
      const auto a = pieces(said), b = pieces(gold);
      const auto tell = [&](auto& c) {
        for (const auto& piece : a)
          ++c[std::string(kKinds[static_cast<int>(e.kind)]) + " " + std::string(kFieldLabelNames[piece[0]])]
             [s.press]
                 .said;
        for (const auto& piece : b) {
          Count& count = c[std::string(kKinds[static_cast<int>(e.kind)]) + " " +
                           std::string(kFieldLabelNames[piece[0]])][s.press];
          ++count.gold;
          count.right += std::find(a.begin(), a.end(), piece) != a.end();
        }
      };
      tell(counts);
      if (training.is_kept_back(s.lines[e.first].form)) tell(unseen);
    }
  std::printf("%-24s %18s %18s\n", "F1 of fields", "seedlike / press", "forms kept back");
  for (auto& [name, c] : counts)
    std::printf("%-24s %8.3f / %.3f %10.3f / %.3f   (%u / %u)\n", name.c_str(), c[0].f1(), c[1].f1(),
                unseen[name][0].f1(), unseen[name][1].f1(), c[0].gold, c[1].gold);
}

template <class Labels>
void write(const Given& given, const ChainTrainer& trainer, const Labels& names, std::size_t pages) {
  if (given.out.empty()) return;
  const std::vector<std::string> labels(names.begin(), names.end());
  std::ofstream(given.out, std::ios::binary)
      << write_weights(given.what, given.name + ", " + std::to_string(pages) + " pages", labels, kUnit,
                       trainer.transitions(kUnit), trainer.rows(kUnit));
}

int run(const Given& given) {
  Training training(given);
  const bool lines = given.what == "lines";
  ChainTrainer trainer(lines ? kLineLabels : kFieldLabels, lines ? kLineContexts : kFieldTexts,
                       given.learning);
  if (lines) {
    training.run(trainer, [](const Sample& s, Dice* dropout) {
      return std::vector<Sequence>{sequence_of_lines(s, dropout)};
    });
    tell_lines(trainer, training);
    write(given, trainer, kLineLabelNames, training.pages());
  } else {
    training.run(trainer, [](const Sample& s, Dice* dropout) {
      std::vector<Sequence> out;
      for (const Element& e : s.elements)
        if (s.lines[e.first].known_form) out.push_back(sequence_of_fields(e, dropout));
      return out;
    });
    tell_fields(trainer, training);
    write(given, trainer, kFieldLabelNames, training.pages());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Given given;
  for (int a = 1; a < argc; ++a) {
    const std::string word = argv[a];
    const bool more = a + 1 < argc;
    if (a == 1)
      given.what = word;
    else if (word == "--forms" && more)
      given.forms = argv[++a];
    else if (word == "--out" && more)
      given.out = argv[++a];
    else if (word == "--name" && more)
      given.name = argv[++a];
    else if (word == "--epochs" && more)
      given.epochs = static_cast<unsigned>(std::stoul(argv[++a]));
    else if (word == "--rate" && more)
      given.learning.rate = std::stof(argv[++a]);
    else if (word == "--l1" && more)
      given.learning.l1 = std::stof(argv[++a]);
    else if (word == "--l2" && more)
      given.learning.l2 = std::stof(argv[++a]);
    else if (word == "--rows" && more)
      given.rows = std::stoul(argv[++a]);
    else if (word == "--fold" && more) {
      if (std::sscanf(argv[++a], "%u/%u", &given.fold, &given.folds) != 2) given.folds = 0;
    } else
      given.pages.push_back(word);
  }
  if ((given.what != "lines" && given.what != "fields") || given.pages.empty() || given.forms.empty()) {
    std::cerr << "usage: train_taggers lines|fields PAGES... --forms DIR [--out FILE] [--fold N/K] [--epochs "
                 "E] [--rows R] [--name TEXT]\n";
    return 2;
  }
  return run(given);
}

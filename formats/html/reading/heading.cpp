#include "html/reading/heading.hpp"

#include "common/text.hpp"
#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/reading/dates.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace broadsheet::html {
namespace {

struct Piece {
  pugi::xml_node node;
  std::string text;
};

constexpr std::size_t kLongestDay = 30;  // bytes

bool is_day(const Piece& piece) {
  return std::string_view(piece.node.name()) == "time" ||
         (piece.text.size() <= kLongestDay && !date_in(piece.text, "").empty());
}

// The texts and elements directly in the heading, or in the one element that holds all of it.
std::vector<Piece> pieces_of(pugi::xml_node node) {
  std::vector<Piece> pieces;
  for (const pugi::xml_node child : node.children()) {
    const bool is_element = child.type() == pugi::node_element;
    if (is_element ? is_beside_text(child) : child.type() != pugi::node_pcdata) continue;
    if (std::string text = is_element ? text_in(child) : on_one_line(child.value()); !text.empty())
      pieces.push_back({child, std::move(text)});
  }
  const bool is_wrapped = pieces.size() == 1 && pieces[0].node.type() == pugi::node_element;
  return is_wrapped ? pieces_of(pieces[0].node) : pieces;
}

std::string joined(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text.append(text.empty() ? "" : " ").append(pieces[i].text);
  return text;
}

// How many pieces at the front are a kicker.
std::size_t kicker_size(const std::vector<Piece>& pieces, const std::vector<std::string>& titles) {
  if (is_kicker(pieces[0].node)) return 1;
  const auto is_titled = [](const Piece& p) { return class_tells(p.node, {"headline", "title"}); };
  if (pieces.size() == 2 && is_titled(pieces[1]) && !is_titled(pieces[0])) return 1;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const std::vector<std::string> words = words_of(joined(pieces, i, pieces.size()));
    for (const std::string& title : titles)
      if (!words.empty() && words == words_of(title)) return i;
  }
  return 0;
}

// "/", "https://courier.example/", and after that no more than a language or the name of a start page.
bool leads_home(std::string_view address) {
  const std::size_t host = address.find("://");
  if (host != address.npos || address.starts_with("//")) {
    address.remove_prefix(host == address.npos ? 2 : host + 3);
    address.remove_prefix(std::min(address.find('/'), address.size()));
    if (address.empty()) return true;
  }
  if (address.starts_with("./")) address.remove_prefix(1);
  if (!address.starts_with("/")) return address.starts_with("index.") && address.find('/') == address.npos;
  address.remove_prefix(1);
  const std::string_view last = address.substr(0, address.find_last_not_of('/') + 1);
  return last.empty() || last.size() == 2 || (last.starts_with("index.") && last.find('/') == last.npos);
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    const bool is_letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                           (c >= 0xC0 && !(c >= 0x2000 && c < 0x2E80) && !(c >= 0x3000 && c < 0x3040) &&
                            !(c >= 0xFF00 && c < 0xFF10));
    if (!is_letter || common::is_cjk(c)) end();
    if (is_letter) common::append_char(word, c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (common::is_cjk(c)) end();
  }
  end();
  return words;
}

bool is_site_name(pugi::xml_node node) {
  const pugi::xml_node link = node.find_node(
      [](pugi::xml_node n) { return std::string_view(n.name()) == "a" && n.attribute("href"); });
  return link && leads_home(link.attribute("href").value()) && text_in(link) == text_in(node);
}

std::string without_tail(std::string headline, std::string_view publication) {
  const auto cut = [&headline](std::string_view tail) {
    if (headline.size() <= tail.size() || tail.empty() || !headline.ends_with(tail)) return false;
    headline.resize(headline.size() - tail.size());
    while (headline.ends_with(' ')) headline.pop_back();
    return true;
  };
  for (const std::string_view sign : {"¶", "§", "#"}) cut(sign);
  const std::string whole = headline;
  if (!cut(publication)) return headline;
  for (const std::string_view mark : {"|", " -", "–", "—", "_", "-", "·", "::"})
    if (cut(mark)) return headline;
  return whole;
}

bool is_kicker(pugi::xml_node node) {
  return contains_one_of(names_of(node),
                         {"kicker", "eyebrow", "overline", "dachzeile", "topline", "roofline", "spitzmarke",
                          "surtitle", "supertitle", "pretitle", "preheadline", "pre-headline", "over-title"});
}

Heading heading_of(pugi::xml_node node, const std::vector<std::string>& titles) {
  const std::string whole = text_in(node);
  std::vector<Piece> pieces = pieces_of(node);
  const std::size_t before = pieces.size();
  std::erase_if(pieces, is_day);
  if (pieces.empty()) return {"", whole};
  const std::size_t size = pieces.size() > 1 ? kicker_size(pieces, titles) : 0;
  if (size == 0 && pieces.size() == before) return {"", whole};
  std::string kicker = joined(pieces, 0, size);
  for (const std::string_view mark : {":", "|", "-", "–", "//", " "})
    while (kicker.ends_with(mark)) kicker.resize(kicker.size() - mark.size());
  std::string headline = joined(pieces, size, pieces.size());
  for (const std::string_view mark : {": ", "- ", "– ", "| "})
    if (headline.starts_with(mark)) headline.erase(0, mark.size());
  return {std::move(kicker), std::move(headline)};
}

}  // namespace broadsheet::html

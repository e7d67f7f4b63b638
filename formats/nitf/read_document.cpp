#include "nitf/read_document.hpp"

#include "common/encoding/percent.hpp"
#include "common/timestamp.hpp"
#include "news/story/agency.hpp"
#include "news/text/text.hpp"
#include "news/xml/markup_reader.hpp"
#include "news/xml/xml_input.hpp"
#include "nitf/document.hpp"
#include "nitf/read_fields.hpp"

#include <algorithm>
#include <charconv>

namespace broadsheet::nitf {
namespace {

using news::attribute;
using news::child;
using news::children;
using news::Element;
using news::ElementRole;
using news::text_of;

// What our writers say where no time is known (news/settings/settings.hpp).
constexpr std::string_view kNoMoment = "1970-01-01";

constexpr Element kElements[] = {
    {"p pre dt caption byline dateline credit datasource", ElementRole::paragraph},
    {"hl1", ElementRole::title},
    {"hl2", ElementRole::heading},
    {"bq", ElementRole::quote},
    {"ul ol", ElementRole::list},
    {"li", ElementRole::item},
    {"tr", ElementRole::row},
    {"td th", ElementRole::cell},
    {"media", ElementRole::figure},
    {"media-caption", ElementRole::caption},
    {"media-producer", ElementRole::credit},
    {"media-reference", ElementRole::reference},
    {"media-metadata", ElementRole::fact},
    {"br", ElementRole::line_break},
    {"em", ElementRole::mark, RunKind::emphasis},
    {"a", ElementRole::mark, RunKind::link, 0, "href"},
    {"person", ElementRole::mark, RunKind::person, 0, "value"},
    {"org", ElementRole::mark, RunKind::organisation, 0, "value"},
    {"location", ElementRole::mark, RunKind::place, 0, "location-code"},
    {"chron event function money num object.title virtloc classifier lang pronounce q copyrite name.given "
     "name.family city state region country sublocation sub sup frac numer frac-sep denom copyrite.year "
     "copyrite.holder byttl story.date",
     ElementRole::part},
    {"alt-code hr tobject key-list nitf-table-metadata", ElementRole::silent},
    {"media-object custom-table table-reference", ElementRole::left_out}};

class DocumentReader {
 public:
  ReadDocument read(pugi::xml_node nitf) {
    out_.issue.language = attribute(nitf, "baselang");
    if (out_.issue.language == "und") out_.issue.language.clear();
    head(child(nitf, "head"));
    const pugi::xml_node body = child(nitf, "body");
    body_head(child(body, "body.head"));
    for (const pugi::xml_node content : children(body, "body.content"))
      take(news::read_markup(content, kElements));
    fact("tagline", text_of(child(child(body, "body.end"), "tagline")));
    for (const auto& [block, its] : block_attrs_)
      if (block > 0 && block <= out_.article.blocks.size()) text_block(block).attrs.push_back(its);
    news::take_off_lead(out_.article.blocks, out_.article.lead);
    finish_fields();
    return std::move(out_);
  }

 private:
  /// What our writer says of a field holds before what elements of NITF say of it.
  void finish_fields() {
    std::vector<Attr> fields = news::fields_of(own_fields_);
    std::vector<Attr> of_nitf = news::attrs_of(fields_);
    std::erase_if(of_nitf, [&](const Attr& its) {
      return std::any_of(fields.begin(), fields.end(), [&](const Attr& own) { return own.key == its.key; });
    });
    news::complete(fields, of_nitf);
    for (Attr& its : news::attrs_of(news::metadata_of(fields))) out_.article.attrs.push_back(std::move(its));
  }

  void fact(const char* key, std::string value) {
    if (!value.empty()) out_.article.attrs.push_back({key, std::move(value)});
  }

  void head(pugi::xml_node head) {
    const pugi::xml_node data = child(head, "docdata"), print = child(head, "pubdata");
    Issue& issue = out_.issue;
    Article& article = out_.article;
    out_.guid = attribute(child(data, "doc-id"), "id-string");
    issue.publication = attribute(print, "name");
    issue.title = attribute(print, "issue");
    issue.edition = attribute(print, "edition.name");
    issue.date = date_of(attribute(print, "date.publication"));
    if (issue.date.empty()) issue.date = date_of(attribute(child(data, "date.issue"), "norm"));
    if (issue.date == kNoMoment) issue.date.clear();
    article.section = attribute(print, "position.section");
    article.page = attribute(print, "position.sequence");
    fields_ = read_fields(head, out_.held_back);
    for (const pugi::xml_node meta : children(head, "meta"))
      own_fact(attribute(meta, "name"), attribute(meta, "content"));
    provider_ = attribute(child(data, "doc-id"), "regsrc");
    const bool is_said = !attr(issue.attrs, "provider").empty() || !attr(own_fields_, "provider").empty();
    if (!is_said && provider_ != issue.publication && !provider_.empty())
      issue.attrs.push_back({"provider", provider_});
  }

  static Attr pair_of(std::string_view text) {
    const std::size_t equals = std::min(text.find('='), text.size());
    return {common::percent_decode(text.substr(0, equals)),
            std::string(text.substr(std::min(equals + 1, text.size())))};
  }

  /// What our writer puts into <meta>.
  void own_fact(std::string_view name, const std::string& value) {
    if (!name.starts_with(kMetaPrefix)) return;
    name.remove_prefix(std::string_view(kMetaPrefix).size());
    ours_ = true;
    Article& article = out_.article;
    if (name == "id")
      article.id = value;
    else if (name == "lead")
      article.lead = value;
    else if (name == "continued-to")
      article.continued_to = value;
    else if (name == "continued-from")
      article.continued_from = value;
    else if (name == "dateline-agency")
      own_dateline().agency = value;
    else if (name == "dateline-place")
      own_dateline().place = value;
    else if (name == "dateline-date")
      own_dateline().date = value;
    else if (name == "dateline-printed")
      dateline_is_printed_ = value != "no";
    else if (name == "headline-confidence")
      std::from_chars(value.data(), value.data() + value.size(), article.headline_confidence);
    else if (name == "issue-attribute")
      out_.issue.attrs.push_back(pair_of(value));
    else if (name == "attribute")
      article.attrs.push_back(pair_of(value));
    else if (name == "field")
      own_fields_.push_back(pair_of(value));
    else if (name == "block-attribute") {
      std::size_t block = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), block);
      const auto at = static_cast<std::size_t>(end - value.data());
      if (error == std::errc())
        block_attrs_.emplace_back(block,
                                  pair_of(std::string_view(value).substr(std::min(at + 1, value.size()))));
    }
  }

  Dateline& own_dateline() {
    if (!out_.article.dateline) out_.article.dateline.emplace();
    return *out_.article.dateline;
  }

  void body_head(pugi::xml_node head) {
    Article& article = out_.article;
    for (const pugi::xml_node hedline : children(head, "hedline")) {
      if (article.headline.empty()) article.headline = text_of(child(hedline, "hl1"));
      for (const pugi::xml_node line : children(hedline, "hl2")) {
        const bool kicker = attribute(line, "class") == "kicker";
        if (std::string text = text_of(line); !text.empty())
          (kicker ? article.kickers : article.subheadlines).push_back(std::move(text));
      }
    }
    fields_.copyright_notice = text_of(child(head, "rights"));
    for (const pugi::xml_node its : children(head, "byline")) byline(its);
    const std::string distributor = text_of(child(head, "distributor"));
    if (!ours_) fact("distributor", distributor);
    dateline(child(head, "dateline"));
    const std::string& releases = distributor.empty() ? provider_ : distributor;
    if (!ours_ && !news::agency_in(releases).empty() && own_dateline().agency.empty())
      own_dateline().agency = releases;
    for (const pugi::xml_node its : children(head, "abstract")) fact("abstract", text_of(its));
  }

  /// "By " in front of a person.
  static std::string text_before(pugi::xml_node node) {
    std::string text;
    for (pugi::xml_node at = node.previous_sibling(); at; at = at.previous_sibling())
      text = (at.type() == pugi::node_pcdata ? std::string(at.value()) : text_of(at)) + text;
    return news::one_line(text);
  }

  void byline(pugi::xml_node node) {
    const std::string title = text_of(child(node, "byttl"));
    const auto persons = children(node, "person");
    const std::string role = title.empty() && !persons.empty() ? text_before(persons.front()) : title;
    for (const pugi::xml_node person : persons) out_.article.bylines.push_back({role, text_of(person)});
    if (!persons.empty()) return;
    std::string text = text_of(node);
    if (const std::size_t at = text.find(title); !title.empty() && at != std::string::npos)
      text.erase(at, title.size());
    if (Byline its = byline_of(std::move(text), title); !its.name.empty() || !its.role.empty())
      out_.article.bylines.push_back(std::move(its));
  }

  void dateline(pugi::xml_node node) {
    if (!node) return;
    const std::string text = text_of(node), place = text_of(child(node, "location")),
                      date = text_of(child(node, "story.date"));
    if (text.empty()) return;
    Dateline& its = own_dateline();
    if (dateline_is_printed_) its.text = text;
    if (its.place.empty()) its.place = place;
    if (its.date.empty()) its.date = date;
  }

  void take(news::ReadBody body) {
    Article& article = out_.article;
    if (article.headline.empty()) article.headline = std::move(body.headline);
    const auto move_all = [](auto& from, auto& to) {
      to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move_all(body.kickers, article.kickers);
    move_all(body.subheadlines, article.subheadlines);
    move_all(body.blocks, article.blocks);
    move_all(body.left_out, out_.left_out);
  }

  /// The n-th block that is no caption, from 1; the last one where there are fewer.
  Block& text_block(std::size_t n) {
    for (Block& block : out_.article.blocks)
      if (block.kind != BlockKind::caption && --n == 0) return block;
    return out_.article.blocks.back();
  }

  ReadDocument out_;
  bool ours_ = false;
  bool dateline_is_printed_ = true;  // ours may be made of the place and the date
  std::string provider_;
  news::Metadata fields_;
  std::vector<Attr> own_fields_;
  std::vector<std::pair<std::size_t, Attr>> block_attrs_;
};

}  // namespace

ReadDocument read_document(pugi::xml_node nitf) { return DocumentReader().read(nitf); }

Byline byline_of(std::string text, std::string title) {
  Byline out{std::move(title), std::move(text)};
  while (!out.name.empty() && (out.name.back() == ',' || out.name.back() == ' ')) out.name.pop_back();
  for (const std::string_view by : {"By ", "BY ", "by "}) {
    if (!out.name.starts_with(by)) continue;
    if (out.role.empty()) out.role = out.name.substr(0, 2);
    out.name.erase(0, by.size());
  }
  return out;
}

std::string date_of(std::string_view norm) {
  std::string date(norm.substr(0, std::min(norm.find('T'), norm.size())));
  if (date.size() == 8) date.insert(6, "-").insert(4, "-");
  return common::parse_date(date) ? date : "";
}

}  // namespace broadsheet::nitf

// Where a picture is part of the item of its story, the story is another version with each of it.
#include "news/dispatch/dispatch.hpp"
#include "newsml/writer.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/nitf.hpp"
#include "support/memory_host.hpp"
#include "unit/news/pictured_issue.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

/// What goes out of one run after another with the same ledger, all files one after another.
template <class T>
class Desk {
 public:
  explicit Desk(std::string format) : format_(std::move(format)) {}

  std::string send(const Document& document) {
    MemoryHost host(format_);
    host.ledger = ledger_;
    host.options["ledger"] = "sent.jsonl";
    host.options["changed-only"] = "true";
    host.options["layout"] = "items";
    host.options["timestamp"] = "2024-05-18T0" + std::to_string(++runs_) + ":00:00Z";
    write_with<T>(host, format_, document);
    ledger_ = host.ledger;
    std::string all = host.output;
    for (const auto& [name, file] : host.parts)
      if (name.find("pictures/") != 0) all += file;
    return all;
  }

 private:
  std::string format_;
  std::map<std::string, std::string> ledger_;
  int runs_ = 0;
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Document with_caption(const std::string& caption) {
  Document document = news::pictured_issue();
  document.articles[0].blocks[2].text = caption;
  return document;
}

template <class T>
void expect_next_version(const std::string& format, const std::string& second, const std::string& third) {
  SCOPED_TRACE(format);
  Desk<T> desk(format);
  desk.send(with_caption("The ferry."));
  EXPECT_FALSE(has(desk.send(with_caption("The ferry.")), "The ferry"));
  const std::string corrected = desk.send(with_caption("The ferry at noon."));
  EXPECT_TRUE(has(corrected, "The ferry at noon.")) << corrected;
  EXPECT_TRUE(has(corrected, second)) << corrected;
  EXPECT_FALSE(has(desk.send(with_caption("The ferry at noon.")), "noon"));
  EXPECT_TRUE(has(desk.send(with_caption("The ferry at one.")), third));
}

TEST(PictureInStory, whose_caption_is_corrected_raises_the_version_of_the_story) {
  expect_next_version<nitf::Writer>("nitf", "<du-key version=\"2\"", "<du-key version=\"3\"");
  expect_next_version<ninjs::Writer>("ninjs", "\"representationType\": \"full\",\n \"version\": \"2\"",
                                     "\"representationType\": \"full\",\n \"version\": \"3\"");
}

TEST(PictureInStory, of_a_format_that_sends_it_alone_leaves_the_story_as_it_is) {
  Desk<newsml::Writer> desk("newsml");
  desk.send(with_caption("The ferry."));
  const std::string corrected = desk.send(with_caption("The ferry at noon."));
  EXPECT_TRUE(has(corrected, "The ferry at noon.")) << corrected;
  EXPECT_FALSE(has(corrected, "The ferry went out again.")) << corrected;
}

TEST(StoryContent, is_not_how_sure_recognition_was_or_where_a_text_stood) {
  Desk<newsml::Writer> desk("newsml");
  Document document = with_caption("The ferry.");
  document.articles[0].blocks[0].attrs = {{"confidence", "0.71"}, {"page", "1"}, {"box", "1 2 3 4"}};
  desk.send(document);
  document.articles[0].blocks[0].attrs.clear();  // as it comes back from people who edit it
  EXPECT_FALSE(has(desk.send(document), "The ferry went out again."));
}

}  // namespace
}  // namespace broadsheet::testing

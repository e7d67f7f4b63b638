// What a news item says of its picture and what the file is: checked alike in each format.
#include "newsml/check.hpp"
#include "newsml/writer.hpp"
#include "ninjs/check.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/check.hpp"
#include "nitf/nitf.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/memory_host.hpp"
#include "unit/news/pictured_issue.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace broadsheet::news {
namespace {

using testing::MemoryHost;
using Files = std::map<std::string, std::string>;

struct Format {
  std::string name, code;
  std::function<void(MemoryHost&)> write, check;
};

template <class Writer, class Checker>
Format format(const std::string& name, const std::string& code) {
  return {name, code, [name](MemoryHost& host) { testing::write_with<Writer>(host, name, pictured_issue()); },
          [name](MemoryHost& host) {
            Checker checker;
            checker.attach(host.host(), name);
            checker.check();
          }};
}

const std::vector<Format>& formats() {
  static const std::vector<Format> kAll = {format<newsml::Writer, newsml::Checker>("newsml", "BS-N210"),
                                           format<nitf::Writer, nitf::Checker>("nitf", "BS-N307"),
                                           format<ninjs::Writer, ninjs::Checker>("ninjs", "BS-N408")};
  return kAll;
}

constexpr const char* kName = "pictures/p-1-0wb4m3fg.png";  // its SHA-256 begins so

// What is found of an issue with its picture and `change` made to its files and its text.
using Change = std::function<void(std::string& item, Files& files)>;
std::vector<std::string> findings(const Format& format, const Change& change) {
  MemoryHost out(format.name);
  out.options["pictures"] = "files";
  format.write(out);
  std::string item;
  Files files;
  for (const auto& [name, bytes] : out.parts) (name == kName ? files[name] : item) = bytes;
  EXPECT_EQ(files.size(), 1u) << format.name;
  change(item, files);
  MemoryHost in(format.name, item);
  in.siblings = files;
  format.check(in);
  std::vector<std::string> whats;
  for (const plugin::Finding& finding : in.findings) {
    EXPECT_EQ(finding.code, format.code) << finding.what;
    EXPECT_FALSE(finding.rule.empty() || finding.advice.empty() || finding.line == 0);
    whats.push_back(finding.what);
  }
  return whats;
}

// Of another file in the picture's place.
std::vector<std::string> findings(const Format& format, const std::string& picture) {
  return findings(format, [&](std::string&, Files& files) { files[kName] = picture; });
}

// Of an issue that says that its picture lies somewhere else.
std::vector<std::string> findings_of_name(const Format& format, const std::string& name) {
  return findings(format, [&](std::string& item, Files& files) {
    for (std::size_t at; (at = item.find(kName)) != item.npos;)
      item.replace(at, std::string_view(kName).size(), name);
    files["etc/secret.png"] = files["x.png"] = "secret";
  });
}

bool says(const std::vector<std::string>& whats, const std::string& what) {
  for (const std::string& its : whats)
    if (its == "the file \"" + std::string(kName) + "\" " + what) return true;
  return false;
}

TEST(PictureCheck, is_silent_on_the_files_that_we_write) {
  for (const Format& format : formats())
    EXPECT_EQ(findings(format, testing::grey_png(40, 33, 7)), std::vector<std::string>()) << format.name;
}

TEST(PictureCheck, finds_a_file_that_is_not_there) {
  for (const Format& format : formats()) {
    const auto whats = findings(format, [](std::string&, Files& files) { files.clear(); });
    EXPECT_EQ(whats.size(), 1u) << format.name;
    EXPECT_TRUE(says(whats, "is not there")) << format.name;
  }
}

TEST(PictureCheck, finds_what_is_said_of_another_file) {
  const std::string png = testing::grey_png(40, 33, 7), other = testing::grey_png(41, 35, 7),
                    jpeg = std::string("\xFF\xD8\xFF\xC0\0\x11\x08\0\x21\0\x28", 11);
  for (const Format& format : formats()) {
    SCOPED_TRACE(format.name);
    const auto of_other = findings(format, other);
    EXPECT_TRUE(says(of_other, "has 41 pixels across, not 40"));
    EXPECT_TRUE(says(of_other, "has 35 pixels from top to bottom, not 33"));
    EXPECT_TRUE(says(findings(format, png + "x"),
                     "has " + std::to_string(png.size() + 1) + " bytes, not " + std::to_string(png.size())));
    EXPECT_TRUE(says(findings(format, jpeg), "is image/jpeg, not image/png"));
    EXPECT_TRUE(says(findings(format, "<p>Not found</p>"), "is no picture that can be read, not image/png"));
  }
}

TEST(PictureCheck, finds_names_that_leave_the_delivery_and_does_not_follow_them) {
  for (const Format& format : formats())
    for (const std::string name : {"../../etc/secret.png", "%2e%2e/../x.png", "/etc/secret.png",
                                   "a/../../../x.png", "file:///etc/secret.png"}) {
      const auto whats = findings_of_name(format, name);
      ASSERT_EQ(whats.size(), 1u) << format.name << name;
      EXPECT_EQ(whats[0], "the file \"" + name + "\" lies outside of what is delivered") << format.name;
    }
}

TEST(PictureCheck, leaves_alone_what_lies_elsewhere) {
  for (const Format& format : formats())
    for (const std::string name : {"https://example.org/p.png", "../images/p-1.png"})
      EXPECT_EQ(findings_of_name(format, name), std::vector<std::string>()) << format.name;
}

}  // namespace
}  // namespace broadsheet::news

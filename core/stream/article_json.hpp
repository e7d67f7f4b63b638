// core/stream/article_json.hpp - the document as JSON lines, one object per line.
//
//   {"broadsheet":1,"issue":{…}}
//   {"resource":{"id":"p-1","media_type":"image/jpeg","width":640,…,"data":"…"}}
//   {"id":"a-1-1","page":"1",…,"blocks":[{"type":"paragraph","text":"…",…}]}
//   {"end":{"articles":1,"furniture":[…],"discarded":[…]}}
//
// Scripts in other languages speak this stream, so its rules are few:
// - Every key is always there, in the same order; absent is null, or [] of a list.
//   Only "headline_confidence", "resource", "runs" and "attrs" are left out where not set.
// - Runs count bytes of the text's UTF-8. A kind of block or run that has no
//   name yet is written as its number.
// - A picture stands before the first article whose figure names it. Its bytes are base64
//   in "data", or those of the file beside the stream that "file" names.
// - What a desk says of a story has members of its own (stream/story_json.hpp),
//   which are left out where not set.
// - An attribute "json:NAME" whose value is JSON is the member NAME: that is how
//   members which Broadsheet does not know pass through it. No other format writes them.
// - No line contains a line break of any kind, also not U+0085, U+2028, U+2029.
//
// Depends on the model and on nlohmann-json only.
#pragma once

#include <broadsheet/model.hpp>

#include <cstddef>
#include <string>

namespace broadsheet::stream {

/// The number in {"broadsheet":N}. Raised only when an old reader would be wrong.
inline constexpr unsigned kStreamVersion = 1;

/// Prefix of the attributes that are members unknown to Broadsheet.
inline constexpr std::string_view kUnknownMember = "json:";

/// Each appends one line with its line feed. Texts are valid UTF-8.
void append_issue(std::string& out, const Issue& issue);
void append_article(std::string& out, const Article& article);
/// `file`: the name of the file that has its bytes; "" = they are in the line.
void append_resource(std::string& out, const Resource& about, std::string_view bytes,
                     std::string_view file = {});
/// `articles`: how many went before, so that a cut stream is noticed.
void append_end(std::string& out, const End& end, std::size_t articles);

/// Whether `name` is a member of an issue, article or block that the model has a field for.
bool is_known_member(std::string_view name);

/// The names of kinds in the stream; "" for a kind that has none.
std::string_view name_of(BlockKind kind);
std::string_view name_of(RunKind kind);
/// The kind of that name; a value that no kind has for an unknown name.
BlockKind block_kind(std::string_view name);
RunKind run_kind(std::string_view name);

}  // namespace broadsheet::stream

// epub/documents/page.hpp - the frame of every XHTML file of the book.
#pragma once

#include "epub/plan/issue_plan.hpp"
#include "xhtml/markup/markup.hpp"

#include <string>
#include <string_view>

namespace broadsheet::epub {

/// `path` relative to the folder of `from`; both are below EPUB/.
std::string relative(std::string_view from, std::string_view path);

/// Begins a file at `path` up to and with its <body>.
void begin_page(xhtml::Markup& out, const Plan& plan, std::string_view path, std::string_view title,
                std::string_view body_class = {});
/// Ends it; returns the whole file.
std::string end_page(xhtml::Markup& out);

std::string cover_page(const Plan& plan);
/// The only text of an issue without articles.
std::string empty_page(const Plan& plan, std::string_view path);

}  // namespace broadsheet::epub

// support/makers/picture_maker.hpp - pictures and issues with them, made for tests.
#pragma once

#include <broadsheet/model.hpp>

#include <cstdint>
#include <string>

namespace broadsheet::testing {

/// A PNG of one colour, which every viewer shows.
std::string grey_png(std::uint32_t width, std::uint32_t height, unsigned char grey);

/// `document` with `count` pictures in its articles: with and without caption, credit and a text of their
/// own, first, last and one after the other, some shown twice. The same for the same `seed`.
Document with_pictures(Document document, std::size_t count, std::uint64_t seed);

}  // namespace broadsheet::testing

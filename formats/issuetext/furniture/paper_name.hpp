// issuetext/furniture/paper_name.hpp - the name of the paper on a line that prints other things, too.
#pragma once

#include "reconstruct/language/profile.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Whether `s` is the name of a paper and nothing else, as far as the word that says so tells: "Weserbote",
/// "The Harbour Gazette", "Le Courrier du Val", "Herald on Sunday".
bool is_publication(View s, const Profile& profile);

/// "La Voix du Val", "Il Corriere di Versana": an article, the word that says so, and where or whose it is.
/// No headline is made so.
bool is_full_name(View s, const Profile& profile);

/// Whether `piece` of `line` is a part of a word: of "Garden&Gazette".
bool is_part_of_word(View line, View piece);

/// The whole name on `line` that `known`, a part of it, is of: "Le Courrier du Val" of "Courrier" in "7 | Le
/// Courrier du Val | mardi". Where nothing is known, the first words that say they are a paper; may be empty,
/// as for a part of a word.
View name_on_line(View line, View known, const Profile& profile);

}  // namespace broadsheet::issuetext

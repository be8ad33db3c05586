// Text of a document in the languages that a reader wants.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/document.h"
#include "cli/environment.h"

namespace clusterwise::cli {

enum class Tongue { kEnglish, kChinese };

// What stands between a sentence and the small print after it.
inline std::string_view dash_in(Tongue tongue) { return tongue == Tongue::kEnglish ? " – " : "——"; }

// What stands between a lead and the text after it.
inline std::string_view colon_in(Tongue tongue) { return tongue == Tongue::kEnglish ? ": " : "："; }

// The text in that language; in the other one where it lacks it.
const std::string& in_tongue(const kb::Text& text, Tongue tongue);

// The languages in which the texts are to be said: one where they are the same in both.
std::vector<Tongue> tongues_of(const std::vector<const kb::Text*>& texts, Language language);

// One sentence after the other: with a blank in English, without one in Chinese.
kb::Text in_a_row(const kb::Text& first, const kb::Text& second);

// "0.90 (0.61–0.90)": the value, and its range over completions where that says more.
std::string reading_of(const Bar& bar);

}  // namespace clusterwise::cli

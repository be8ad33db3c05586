#include "cli/html_text.h"

#include <string_view>

#include "cli/said.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

const std::string kEnglish = "en";
const std::string kChinese = "zh-Hans";

std::string look_of(advisor::Verdict verdict) {
  switch (verdict) {
    case advisor::Verdict::kYes:
      return "badge yes";
    case advisor::Verdict::kOpen:
      return "badge open";
    case advisor::Verdict::kNo:
      return "badge no";
  }
  return "badge";
}

// A per cent sign goes to the next line together with its number.
std::string unbroken(const std::string& text) {
  constexpr std::string_view kApart = " %";
  std::string result;
  std::size_t begin = 0;
  for (std::size_t at = text.find(kApart); at != std::string::npos; at = text.find(kApart, begin)) {
    result += text.substr(begin, at - begin) + "\u00A0%";
    begin = at + kApart.size();
  }
  return result + text.substr(begin);
}

}  // namespace

std::string HtmlText::page_language() const {
  return language_ == Language::kChinese ? kChinese : kEnglish;
}

std::string HtmlText::line(const kb::Text& text) const { return Voice(language_)(text); }

// The language is named where a reader of the page cannot know it.
Attributes HtmlText::spoken(const std::string& look, bool chinese) const {
  Attributes attributes = {{"class", look}};
  if (language_ == Language::kBoth) attributes.push_back({"lang", chinese ? kChinese : kEnglish});
  return attributes;
}

void HtmlText::say(const kb::Text& text) {
  const std::vector<Tongue> tongues = tongues_of({&text}, language_);
  if (tongues.size() == 1) return page_.text(in_tongue(text, tongues.front()));
  for (Tongue tongue : tongues) {
    if (tongue != tongues.front()) page_.text(" ");
    page_.element_with("span", spoken("say", tongue == Tongue::kChinese), in_tongue(text, tongue));
  }
}

void HtmlText::say_verbatim(const kb::Text& text) {
  const auto isolated = page_.element("bdi");
  say(text);
}

void HtmlText::sentence(const Sentence& sentence) {
  const std::vector<Tongue> tongues =
      tongues_of({&sentence.lead, &sentence.text, &sentence.remark}, language_);
  for (Tongue tongue : tongues) {
    if (tongue != tongues.front()) page_.text(" ");
    const bool chinese = tongue == Tongue::kChinese;
    const auto whole = page_.element(
        "span", tongues.size() > 1 ? spoken("say", chinese) : Attributes{{"class", "say"}});
    in_one_tongue(sentence, tongue == tongues.back(), chinese);
  }
}

void HtmlText::in_one_tongue(const Sentence& sentence, bool last, bool chinese) {
  const Tongue tongue = chinese ? Tongue::kChinese : Tongue::kEnglish;
  const std::string text = in_tongue(sentence.text, tongue);
  const std::string remark = in_tongue(sentence.remark, tongue);
  if (!sentence.lead.en.empty() || !sentence.lead.zh.empty()) {
    lead(in_tongue(sentence.lead, tongue), sentence.anchor);
    if (!text.empty()) page_.element_with("span", {{"class", "colon"}}, colon_in(tongue));
  }
  const auto rest = page_.element("span", {{"class", "text"}});
  if (!sentence.mark.empty()) page_.text(sentence.mark + " ");
  if (sentence.is_id) {
    page_.element_with("code", {}, text);
  } else if (sentence.verbatim) {
    page_.element_with("bdi", {}, text);
  } else {
    page_.text(unbroken(text));
  }
  if (last) cite(sentence.rule, sentence.claims);
  if (remark.empty()) return;
  const auto small = page_.element("small");
  page_.text(dash_in(tongue));
  page_.text(unbroken(remark));
}

void HtmlText::lead(const std::string& text, const std::string& anchor) {
  const auto strong = page_.element("strong");
  if (anchor.empty()) return page_.text(text);
  link(text, anchor);
}

void HtmlText::link(const std::string& text, const std::string& anchor) {
  page_.element_with("a", {{"href", "#" + anchor}}, text);
}

void HtmlText::cite(const std::string& rule, const std::vector<advisor::ClaimRef>& claims) {
  if (rule.empty() && claims.empty()) return;
  page_.text(" ");
  const auto whole = page_.element("span", {{"class", "cite"}});
  if (!rule.empty()) {
    page_.text("[");
    link(rule, anchor_of_rule(rule));
    page_.text(claims.empty() ? "]" : "] ");
  }
  for (const Citation& citation : citations(claims)) {
    page_.text(citation.before);
    link(citation.id, anchor_of_claim(citation.id));
    page_.text(citation.after);
  }
}

void HtmlText::badge(const Badge& badge) {
  const auto whole = page_.element("span", {{"class", look_of(badge.verdict)}});
  say(badge.words);
}

}  // namespace clusterwise::cli

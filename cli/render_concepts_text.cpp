#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>

#include "cli/graph_words.h"
#include "cli/pack_words.h"
#include "cli/page.h"
#include "cli/render_concepts.h"
#include "cli/voice.h"
#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {
namespace {

constexpr std::size_t kHashLength = 12;

Page page_of(Environment& env) { return {env.out, env.width, env.colour}; }

// Concepts are named in both languages, whatever language is spoken: names are what one searches
// by.
std::string both(const kb::Text& label) { return Voice(Language::kBoth)(label); }

std::string claims_of(const Neighbour& neighbour) {
  return fmt::format(" [{}]", fmt::join(neighbour.claims, ", "));
}

kb::Text values_of(const kb::Measurement& m) {
  const auto text = [](double bound) { return same(advisor::number_text(bound)); };
  if (m.minimum && m.maximum) return fill(Word::kFromTo, {text(*m.minimum), text(*m.maximum)});
  if (m.minimum) return fill(Word::kAtLeast, {text(*m.minimum)});
  if (m.maximum) return fill(Word::kAtMost, {text(*m.maximum)});
  return word(Word::kAnyValue);
}

kb::Text list_of(const kb::Aliases& aliases) {
  return {fmt::format("{}", fmt::join(aliases.en, ", ")),
          fmt::format("{}", fmt::join(aliases.zh, "、"))};
}

void render_measurement(const kb::Measurement& m, const Voice& say, Page& page) {
  page.paragraph(styled(say(Word::kUnit, {m.unit})));
  const bool scaled = m.display && (m.display->factor_en != 1 || m.display->factor_zh != 1);
  if (scaled) page.paragraph(styled(say(Word::kShownAs, {m.display->unit})));
  page.paragraph(styled(say(Word::kValues, {values_of(m)})));
  if (m.better == "higher") page.paragraph(styled(say(Word::kBetterHigher)));
  if (m.better == "lower") page.paragraph(styled(say(Word::kBetterLower)));
}

void render_links(const ConceptPage& shown, const Voice& say, Page& page) {
  if (shown.links.empty()) return;
  page.heading(say(Word::kLinks));
  for (const LinkGroup& group : shown.links) {
    page.paragraph(styled(say(group.label), Style::kStrong));
    for (const Neighbour& neighbour : group.neighbours) {
      const Styled text{{say(neighbour.label)},
                        {" (" + neighbour.id + ")", Style::kDim},
                        {claims_of(neighbour), Style::kDim}};
      page.paragraph(text, Margin::indent(2, "•"));
    }
  }
}

void render_claims(const ConceptPage& shown, const Voice& say, Page& page) {
  if (shown.claims.empty()) return;
  page.heading(say(Word::kClaims));
  for (const kb::Claim& claim : shown.claims) {
    std::string place = claim.id + " §" + claim.section;
    for (const std::string& text : say.paragraphs(claim.text)) {
      page.paragraph({{place + "  ", Style::kDim}, {text}}, {"", "    "});
    }
  }
}

// Says why a concept was found when its label does not show it; definitions are too long for that.
std::string matched_alias(const FoundConcept& found, const Voice& say) {
  const std::vector<std::string>& en = found.found.aliases.en;
  const std::vector<std::string>& zh = found.found.aliases.zh;
  const bool alias = std::find(en.begin(), en.end(), found.matched) != en.end() ||
                     std::find(zh.begin(), zh.end(), found.matched) != zh.end();
  return alias ? " – " + say(Word::kMatched, {same(found.matched)}) : "";
}

void render_counts(const std::vector<kb::Count>& counts, Page& page) {
  std::vector<std::vector<Run>> rows;
  for (const kb::Count& count : counts) rows.push_back({{count.id}, {std::to_string(count.count)}});
  page.table(rows, 2);
}

}  // namespace

void render_text(const ConceptPage& shown, Environment& env) {
  Page page = page_of(env);
  const Voice say(env.language);
  const kb::Concept& subject = shown.subject;
  page.ends(styled(both(subject.label), Style::kStrong),
            styled(say(shown.kind) + " · " + subject.id, Style::kDim));
  for (const std::string& text : say.paragraphs(subject.definition)) page.paragraph(styled(text));
  if (!subject.aliases.en.empty() || !subject.aliases.zh.empty()) {
    page.paragraph(styled(say(Word::kAliases) + ": " + both(list_of(subject.aliases))));
  }
  if (subject.measurement) render_measurement(*subject.measurement, say, page);
  if (!subject.citation.empty()) {
    page.paragraph(styled(say(Word::kCitation, {same(subject.citation)})));
  }
  page.paragraph(styled(say(Word::kPack, {same(subject.pack)}), Style::kDim));
  for (const kb::Extension& one : shown.extensions) {
    page.paragraph(styled(say(added_by(one)), Style::kDim));
  }
  render_links(shown, say, page);
  render_claims(shown, say, page);
}

void render_text(const std::vector<FoundConcept>& found, Environment& env) {
  Page page = page_of(env);
  const Voice say(env.language);
  std::vector<std::vector<Run>> rows;
  for (const FoundConcept& one : found) {
    rows.push_back({{one.found.id, Style::kStrong},
                    {both(one.found.label)},
                    {say(one.kind) + matched_alias(one, say), Style::kDim}});
  }
  page.table(rows, 0);
}

void render_text(const std::vector<kb::NamedConcept>& listed, Environment& env) {
  Page page = page_of(env);
  std::vector<std::vector<Run>> rows;
  for (const kb::NamedConcept& one : listed) {
    rows.push_back({{one.id, Style::kStrong}, {both(one.label)}});
  }
  page.table(rows, 0);
}

namespace {

void render_steps(const std::vector<PathStep>& path, std::size_t indent, const Voice& say,
                  Page& page) {
  for (const PathStep& step : path) {
    const Neighbour& subject = step.forward ? step.from : step.to;
    const Neighbour& object = step.forward ? step.to : step.from;
    const kb::Text sentence{
        fmt::format("{} {} {}", subject.label.en, step.label.en, object.label.en),
        fmt::format("{}{}{}", subject.label.zh, step.label.zh, object.label.zh)};
    const std::vector<std::string> lines = say.paragraphs(sentence);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Styled text = styled(lines[i]);
      if (i + 1 == lines.size()) text.push_back({claims_of(step.to), Style::kDim});
      page.paragraph(text, i == 0 ? Margin::indent(indent, step.forward ? "→" : "←")
                                  : Margin::indent(indent + 2));
    }
  }
}

}  // namespace

void render_text(const ClaimPage& shown, Environment& env) {
  Page page = page_of(env);
  const Voice say(env.language);
  const kb::Claim& claim = shown.claim;
  page.ends(
      styled(claim.id, Style::kStrong),
      styled(say(graph_words::kClaimOf({shown.source.label, same(claim.section)})), Style::kDim));
  for (const std::string& text : say.paragraphs(claim.text)) page.paragraph(styled(text));
  page.paragraph(styled(say(Word::kPack, {same(claim.pack)}), Style::kDim));
  if (!shown.concepts.empty()) {
    page.heading(say(Word::kConcepts));
    for (const Neighbour& one : shown.concepts) {
      page.paragraph({{both(one.label)}, {" (" + one.id + ")", Style::kDim}},
                     Margin::indent(2, "•"));
    }
  }
  if (shown.links.empty()) return;
  page.heading(say(Word::kLinks));
  render_steps(shown.links, 2, say, page);
}

void render_text(const std::vector<PathStep>& path, Environment& env) {
  Page page = page_of(env);
  render_steps(path, 0, Voice(env.language), page);
}

void render_text(const std::vector<std::vector<PathStep>>& paths, Environment& env) {
  Page page = page_of(env);
  const Voice say(env.language);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (i > 0) page.blank();
    const GraphWord& word = paths[i].size() == 1 ? graph_words::kOneStep : graph_words::kSteps;
    const std::string steps = say(word({same(std::to_string(paths[i].size()))}));
    page.paragraph({{fmt::format("{}. ", i + 1), Style::kStrong}, {steps, Style::kDim}});
    render_steps(paths[i], 2, say, page);
  }
}

void render_text(const kb::Stats& stats, Environment& env) {
  Page page = page_of(env);
  const Voice say(env.language);
  page.heading(say(Word::kPacks));
  std::vector<std::vector<Run>> rows;
  for (const kb::PackInfo& pack : stats.packs) {
    rows.push_back({{pack.id, Style::kStrong},
                    {pack.version},
                    {pack.sha256.substr(0, kHashLength), Style::kDim},
                    {say(pack.title)}});
  }
  page.table(rows, 2);
  page.heading(say(Word::kConcepts));
  render_counts(stats.kinds, page);
  page.heading(say(Word::kRelations));
  render_counts(stats.relations, page);
  page.heading(say(Word::kClaims));
  page.paragraph(styled(say(Word::kClaimsUsed, {same(std::to_string(stats.claims)),
                                                same(std::to_string(stats.claims_used))})),
                 Margin::indent(2));
}

void render_kinds_text(const std::vector<kb::Count>& counts, const kb::Store& store,
                       Environment& env) {
  Page page = page_of(env);
  std::vector<std::vector<Run>> rows;
  for (const kb::Kind& kind : store.kinds()) {
    rows.push_back({{kind.id, Style::kStrong},
                    {std::to_string(concepts_of(kind, counts))},
                    {both(kind.plural)}});
  }
  page.table(rows, 0);
}

}  // namespace clusterwise::cli

// What the report rests on, in full; how it was decided; what it leaves out.
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/compose_sections.h"
#include "reasoner/advisor/given_facts.h"

namespace clusterwise::cli {
namespace {

Sentence id_of(const std::string& id) {
  Sentence sentence = plain(same(id));
  sentence.is_id = true;
  return sentence;
}

Sentence verbatim(const kb::Text& text) {
  Sentence sentence = plain(text);
  sentence.verbatim = true;
  return sentence;
}

Part rules_used(const std::vector<Sentence>& rules) {
  Table table;
  table.columns = {word(Word::kRule), word(Word::kSays), word(Word::kClaims)};
  for (const Sentence& rule : rules) {
    Sentence claims;
    claims.claims = rule.claims;
    table.rows.push_back({id_of(rule.rule), plain(rule.text), std::move(claims)});
    table.anchors.push_back(anchor_of_rule(rule.rule));
  }
  Part part = part_of("rules-used", word(Word::kRulesUsed));
  add({std::move(table)}, part);
  return part;
}

Part limits_used(const advisor::Answer& answer) {
  Table table;
  table.columns = {word(Word::kIndicator), word(Word::kLimitHead), word(Word::kBasis),
                   word(Word::kSourceHead)};
  for (const advisor::Threshold& threshold : answer.thresholds) {
    if (!threshold.used) continue;
    table.rows.push_back({plain(capitalised(threshold.label)), plain(threshold.limit.amount),
                          plain(advisor::basis_text(threshold.limit.basis)),
                          verbatim(threshold.limit.source)});
  }
  Part part = part_of("limits-used", word(Word::kLimitsUsed));
  if (table.rows.empty()) {
    add({Paragraph{plain(word(Word::kNoLimits)), Tone::kPlain}}, part);
  } else {
    add({std::move(table)}, part);
  }
  return part;
}

Part claims_cited(const std::vector<advisor::ClaimRef>& claims) {
  Table table;
  table.columns = {word(Word::kClaim), word(Word::kSection), word(Word::kSays)};
  for (const advisor::ClaimRef& claim : claims) {
    table.rows.push_back({id_of(claim.id), plain(same("§" + claim.section)), plain(claim.text)});
    table.anchors.push_back(anchor_of_claim(claim.id));
  }
  Part part = part_of("claims-cited", word(Word::kClaimsCited));
  add({std::move(table)}, part);
  return part;
}

Part files_used(const advisor::Answer& answer) {
  Table table;
  table.columns = {word(Word::kFile), same("SHA-256")};
  for (const advisor::UsedFile& file : answer.rules)
    table.rows.push_back({id_of(file.path), id_of(file.sha256)});
  Part part = part_of("files-used", word(Word::kFilesUsed));
  add({std::move(table)}, part);
  return part;
}

Part packs_used(const advisor::Answer& answer) {
  Table table;
  table.columns = {word(Word::kPackNamed), word(Word::kVersion), same("SHA-256")};
  for (const advisor::UsedPack& pack : answer.packs)
    table.rows.push_back({id_of(pack.pack), id_of(pack.version), id_of(pack.sha256)});
  Part part = part_of("packs-used", word(Word::kPacks));
  add({std::move(table)}, part);
  return part;
}

}  // namespace

Section annex_section(const advisor::Answer& answer, const Cited& cited) {
  Section section = section_of("annex", Word::kAnnex);
  if (!cited.rules.empty()) section.parts.push_back(rules_used(cited.rules));
  section.parts.push_back(limits_used(answer));
  if (!cited.claims.empty()) section.parts.push_back(claims_cited(cited.claims));
  section.parts.push_back(files_used(answer));
  section.parts.push_back(packs_used(answer));
  return section;
}

Section method_section(const advisor::Answer& answer) {
  Section section = section_of("method", Word::kDecided);
  std::vector<kb::Text> texts = {method_of(answer)};
  if (answer.completions.count > 1) texts.push_back(word(Word::kAssumptions));
  texts.push_back(word(Word::kKnownMeans));
  texts.push_back(word(Word::kDegreesMean));
  for (const kb::Text& text : texts)
    section.blocks.emplace_back(Paragraph{plain(text), Tone::kPlain});
  return section;
}

Section scope_section(const advisor::Answer& answer) {
  Section section = section_of("scope", Word::kNotInScope);
  ItemList list;
  for (const kb::Text& sentence : sentences_of(answer.scope))
    list.items.push_back({plain(fill(Word::kEnded, {sentence})), {}});
  for (Word which : {Word::kNotCosts, Word::kNotChecked, Word::kNotForecast, Word::kNotFixed,
                     Word::kNotProven}) {
    list.items.push_back({plain(word(which)), {}});
  }
  section.blocks.emplace_back(std::move(list));
  return section;
}

}  // namespace clusterwise::cli

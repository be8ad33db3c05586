#include "fixtures.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "reasoner/datalog/parser.h"
#include "reasoner/datalog/plan.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::datalog::test {

std::vector<Source> source(std::string_view text) { return {{"t.dl", std::string(text)}}; }

std::string tokens_of(std::string_view text) {
  const std::vector<Source> sources = source(text);
  Diagnostics diagnostics;
  const std::string tokens = to_text(lex(sources.front(), FileId{}, diagnostics));
  return tokens + render(diagnostics, sources);
}

std::string tree_of(std::string_view text) {
  const std::vector<Source> sources = source(text);
  Diagnostics diagnostics;
  const ast::Program tree = parse(sources, diagnostics);
  return to_text(tree) + render(diagnostics, sources);
}

std::string clauses_of(std::string_view text) {
  const std::vector<Source> sources = source(text);
  Diagnostics diagnostics;
  const ast::Program tree = parse(sources, diagnostics);
  if (diagnostics.has_errors()) return render(diagnostics, sources);
  const auto checked = check(tree);
  return checked ? to_text(*checked) : render(checked.error(), sources);
}

std::string strata_of(std::string_view text) {
  const std::vector<Source> sources = source(text);
  const auto program = load(sources);
  return program ? to_text(program->checked, program->strata) : render(program.error(), sources);
}

std::string plan_of(std::string_view text) {
  const std::vector<Source> sources = source(text);
  const auto program = load(sources);
  if (!program) return render(program.error(), sources);
  const Database database(program->checked);
  std::map<RelationId, Statistics> known;
  const StatisticsOf statistics = [&](RelationId id) -> const Statistics& {
    const Table& table = database.table(id);
    return known[id] = statistics_of(table, {0, table.size()});
  };
  std::string out;
  for (const Stratum& stratum : program->strata) {
    if (stratum.clauses.empty()) continue;
    out += to_text(program->checked, plan(program->checked, stratum, statistics));
  }
  return out;
}

std::string facts_in(const Model& model, const std::vector<RelationId>& relations) {
  std::vector<std::string> lines;
  for (RelationId id : relations) {
    for (Row row = 0; row < model.table(id).size(); ++row)
      lines.push_back(model.fact_text(id, row));
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

namespace {

std::vector<RelationId> outputs_of(const CheckedProgram& program) {
  std::vector<RelationId> named;
  std::vector<RelationId> all;
  for (const Directive& directive : program->directives) {
    if (directive.kind == Directive::Kind::kOutput) named.push_back(directive.relation);
  }
  for (std::size_t i = 0; i < program->relations.size(); ++i)
    all.push_back(static_cast<RelationId>(i));
  return named.empty() ? all : named;
}

}  // namespace

std::string facts_of(std::string_view text, const Limits& limits) {
  const std::vector<Source> sources = source(text);
  const auto program = load(sources);
  if (!program) return render(program.error(), sources);
  const auto model = run(*program, Database(program->checked), {limits});
  if (!model) return model.error().message + '\n';
  return facts_in(*model, outputs_of(program->checked)) + render(model->warnings(), sources);
}

Program loaded(std::string_view text) {
  const std::vector<Source> sources = source(text);
  auto program = load(sources);
  if (!program) throw std::runtime_error(render(program.error(), sources));
  return std::move(*program);
}

Model evaluated(const Program& program, const Limits& limits) {
  auto model = run(program, Database(program.checked), {limits});
  if (!model) throw std::runtime_error(model.error().message);
  return std::move(*model);
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t number_from(const char* variable, std::size_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr || *text == '\0' ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace clusterwise::datalog::test

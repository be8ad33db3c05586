#include "cli/dump_stage.h"

#include <ostream>

#include "cli/report.h"
#include "reasoner/datalog/datalog.h"
#include "reasoner/datalog/parser.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::cli {
namespace {

Exit dump_tokens(std::span<const datalog::Source> sources, Environment& env) {
  datalog::Diagnostics diagnostics;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    env.out << datalog::to_text(
        datalog::lex(sources[i], static_cast<datalog::FileId>(i), diagnostics));
  }
  return report(diagnostics, sources, env);
}

Exit dump_tree(std::span<const datalog::Source> sources, Environment& env) {
  datalog::Diagnostics diagnostics;
  const datalog::ast::Program tree = datalog::parse(sources, diagnostics);
  if (!diagnostics.has_errors()) env.out << datalog::to_text(tree);
  return report(diagnostics, sources, env);
}

}  // namespace

Exit dump_stage(Stage stage, std::span<const datalog::Source> sources, Environment& env) {
  if (stage == Stage::kTokens) return dump_tokens(sources, env);
  if (stage == Stage::kTree) return dump_tree(sources, env);
  const auto program = datalog::load(sources);
  if (!program) return report(program.error(), sources, env);
  env.out << (stage == Stage::kChecked ? datalog::to_text(program->checked)
                                       : datalog::to_text(program->checked, program->strata));
  return Exit::kDone;
}

}  // namespace clusterwise::cli

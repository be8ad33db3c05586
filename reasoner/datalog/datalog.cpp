#include "reasoner/datalog/datalog.h"

#include "reasoner/datalog/parser.h"

namespace clusterwise::datalog {

tl::expected<Program, Diagnostics> load(std::span<const Source> sources,
                                        const Vocabulary* vocabulary) {
  Diagnostics diagnostics;
  const ast::Program tree = parse(sources, diagnostics);
  if (diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  tl::expected<CheckedProgram, Diagnostics> checked = check(tree, vocabulary);
  if (!checked) return tl::unexpected(std::move(checked.error()));
  tl::expected<Strata, Diagnostics> strata = stratify(*checked);
  if (!strata) return tl::unexpected(std::move(strata.error()));
  return Program{std::move(*checked), std::move(*strata)};
}

tl::expected<Model, LimitReached> run(const Program& program, Database input,
                                      const RunOptions& options) {
  return evaluate(program.strata, std::move(input), options);
}

}  // namespace clusterwise::datalog

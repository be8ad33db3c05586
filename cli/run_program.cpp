#include <algorithm>
#include <limits>
#include <vector>

#include "cli/commands.h"
#include "cli/dump_stage.h"
#include "cli/explain_fact.h"
#include "cli/fact_files.h"
#include "cli/read_text.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::cli {
namespace {

// A program may be all facts, and large.
constexpr std::size_t kMostMegabytes = std::numeric_limits<std::size_t>::max() >> 20U;
constexpr std::size_t kLargestProgram = std::size_t{1} << 30U;

Exit report_limit(const datalog::LimitReached& limit, std::span<const datalog::Source> sources,
                  Environment& env) {
  const auto& source = sources[static_cast<std::size_t>(limit.rule.file)];
  const datalog::Position at = datalog::position_of(source.text, limit.rule.begin);
  return report(
      kb::Failure{
          limit.message,
          "the rule at " + source.name + ":" + std::to_string(at.line) + ":" +
              std::to_string(at.column) +
              " may never end; or allow more with --max-facts, --max-rounds, --max-seconds, "
              "--max-megabytes"},
      env);
}

}  // namespace

Exit run_program(const RunProgram& options, Environment& env) {
  datalog::RunOptions run;
  run.limits = options.limits;
  run.limits.bytes =
      options.megabytes ? std::min(*options.megabytes, kMostMegabytes) << 20U : env.memory;
  std::vector<datalog::Source> sources;
  for (const std::filesystem::path& file : options.programs) {
    auto source = read_text(file, kLargestProgram, env);
    if (!source) return source.error();
    sources.push_back(*std::move(source));
  }
  if (options.dump) return dump_stage(*options.dump, sources, env);
  const auto program = datalog::load(sources);
  if (!program) return report(program.error(), sources, env);
  report(datalog::lint(program->checked), options.warnings, sources, env);
  if (options.explain_plan) {
    run.on_plan = [&, last = std::string()](const datalog::Stratum&,
                                            const datalog::StratumPlan& plan) mutable {
      const std::string text = datalog::to_text(program->checked, plan);
      if (text != last) env.err << text << '\n';
      last = text;
    };
  }
  if (!options.why) {
    const Exit exit = check_results(program->checked, options.results, env);
    if (exit != Exit::kDone) return exit;
  }
  datalog::Database database(program->checked);
  if (const Exit exit = read_facts(options.facts, run.limits, database, env); exit != Exit::kDone)
    return exit;
  auto model = datalog::run(*program, std::move(database), run);
  if (!model) return report_limit(model.error(), sources, env);
  report(model->warnings(), options.warnings, sources, env);
  if (options.why) return explain_fact(*options.why, *model, sources, env);
  return write_results(*model, options.results, env);
}

}  // namespace clusterwise::cli

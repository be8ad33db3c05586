#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <span>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/read_text.h"
#include "cli/render_as.h"
#include "cli/render_query.h"
#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

constexpr std::size_t kMostMegabytes = std::numeric_limits<std::size_t>::max() >> 20U;

Reported<datalog::Source> question(const std::string& body, Environment& env) {
  if (body == "-") {
    auto source = read_text("-", kLargestText, env);
    if (source) source->name = "query";
    return source;
  }
  if (first_invalid_byte(body)) {
    return tl::unexpected(refuse(
        "the question is not UTF-8",
        "say it in a terminal that speaks UTF-8, or read it from a file: query - < FILE", env));
  }
  return datalog::Source{"query", body};
}

Exit report_limit(const datalog::LimitReached& limit, Environment& env) {
  return report(kb::Failure{limit.message,
                            "ask for less, or allow more with --max-facts, --max-rounds, "
                            "--max-seconds, --max-megabytes"},
                env);
}

}  // namespace

Exit query(const Query& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto source = question(options.body, env);
  if (!source) return source.error();
  datalog::RunOptions run;
  run.limits = options.limits;
  run.limits.bytes =
      options.megabytes ? std::min(*options.megabytes, kMostMegabytes) << 20U : env.memory;
  auto answer = advisor::query(*source, *store, run);
  if (!answer) {
    if (const auto* limit = std::get_if<datalog::LimitReached>(&answer.error())) {
      return report_limit(*limit, env);
    }
    return report(std::get<datalog::Diagnostics>(answer.error()), std::span(&*source, 1), env);
  }
  report(answer->warnings, std::span(&*source, 1), env);
  const QueryPage page = query_page(*std::move(answer), options.limit, *store);
  render_as_asked(page, env);
  if (page.rows_in_all > 0) return Exit::kDone;
  return refuse("nothing in the knowledge answers the question", "", env);
}

}  // namespace clusterwise::cli

#include <algorithm>
#include <ostream>
#include <sstream>
#include <vector>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/inputs.h"
#include "cli/open_store.h"
#include "cli/pending_file.h"
#include "cli/render_document.h"
#include "cli/render_json.h"

namespace clusterwise::cli {
namespace {

// An answer, and the profile that it is the answer to.
struct Answered {
  advisor::Profile profile;
  advisor::Answer answer;
};

Reported<Answered> answer_for(const std::filesystem::path& file, const advisor::Policy& policy,
                              const kb::Store& store, Environment& env) {
  const auto profile = load_profile(file, store, env);
  if (!profile) return tl::unexpected(profile.error());
  auto answer = policy.recommend(*profile);
  if (!answer) return tl::unexpected(report(answer.error(), env));
  return Answered{*profile, *std::move(answer)};
}

bool is_report(Format format) { return format == Format::kHtml || format == Format::kMarkdown; }

Reported<std::vector<RoleProof>> proofs_for(const Answered& answered, const advisor::Policy& policy,
                                            Environment& env) {
  std::vector<RoleProof> proofs;
  for (const advisor::Recommendation& role : answered.answer.recommendations) {
    auto found = policy.why(answered.profile, role.id);
    if (!found) return tl::unexpected(report(found.error(), env));
    proofs.push_back({role.label, *std::move(found)});
  }
  return proofs;
}

Exit render_report(const Answered& answered, const advisor::Policy& policy, Environment& env) {
  const auto proofs = proofs_for(answered, policy, env);
  if (!proofs) return proofs.error();
  const Document document = compose(answered.answer, *proofs);
  if (env.format == Format::kHtml) {
    render_html(document, env);
  } else {
    render_markdown(document, env);
  }
  return Exit::kDone;
}

Exit render(const std::vector<Answered>& answered, const advisor::Policy& policy, Detail detail,
            Environment& env) {
  if (is_report(env.format)) return render_report(answered.front(), policy, env);
  std::vector<advisor::Answer> answers;
  for (const Answered& one : answered) answers.push_back(one.answer);
  if (env.format == Format::kJson) {
    render_json(answers, env);
    return Exit::kDone;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) env.out << "\n\n";
    render_text(answers[i], detail, env);
  }
  return Exit::kDone;
}

// As on the standard output of a program that is no terminal.
Exit render_to_file(const std::filesystem::path& file, const std::vector<Answered>& answered,
                    const advisor::Policy& policy, Detail detail, Environment& env) {
  std::ostringstream text;
  Environment to_file(text, env.err);
  to_file.language = env.language;
  to_file.format = env.format;
  const Exit exit = render(answered, policy, detail, to_file);
  if (exit != Exit::kDone) return exit;
  const auto written = PendingFile::write(file, text.str());
  return written ? Exit::kDone : report(written.error(), env);
}

}  // namespace

Exit recommend(const Recommend& options, Environment& env) {
  if (is_report(env.format) && options.profiles.size() > 1) {
    env.err << "clusterwise: a report is of one profile\n"
               "  note: write one file for each, with -o\n";
    return Exit::kUsage;
  }
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  auto rules = read_rules(env.chosen_rules, env);
  if (!rules) return rules.error();
  const auto policy = load_policy(*std::move(rules), *store, env);
  if (!policy) return policy.error();

  // One bad profile does not keep the others from their answers.
  Exit exit = Exit::kDone;
  std::vector<Answered> answered;
  for (const std::filesystem::path& file : options.profiles) {
    auto one = answer_for(file, *policy, *store, env);
    if (one) {
      answered.push_back(*std::move(one));
    } else {
      exit = std::max(exit, one.error());
    }
  }
  if (answered.empty()) return exit;
  const bool to_file = !options.output.empty() && options.output != "-";
  return std::max(exit, to_file
                            ? render_to_file(options.output, answered, *policy, options.detail, env)
                            : render(answered, *policy, options.detail, env));
}

}  // namespace clusterwise::cli

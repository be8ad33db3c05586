#include "cli/write_excerpt.h"

#include <ostream>

#include "cli/pending_file.h"
#include "cli/pending_stream.h"

namespace clusterwise::cli {
namespace {

void write_document(const kb::Excerpt& excerpt, const Environment& env, std::ostream& out) {
  if (env.format == Format::kTurtle) return kb::write_turtle(excerpt, out);
  if (env.format == Format::kJsonLd) return kb::write_jsonld(excerpt, out);
  kb::write_graphml(excerpt,
                    env.language == Language::kChinese ? kb::LabelLanguage::kChinese
                                                       : kb::LabelLanguage::kEnglish,
                    out);
}

}  // namespace

Exit write_excerpt(const kb::Excerpt& excerpt, const std::filesystem::path& file,
                   Environment& env) {
  if (file.empty() || file == "-") {
    write_document(excerpt, env, env.out);
    return Exit::kDone;
  }
  auto pending = PendingFile::over(file);
  if (!pending) return report(pending.error(), env);
  {
    PendingStream stream(*pending);
    write_document(excerpt, env, stream);
  }
  const auto placed = pending->place();
  return placed ? Exit::kDone : report(placed.error(), env);
}

}  // namespace clusterwise::cli

#include "cli/write_excerpt.h"

#include <ostream>

#include "cli/output.h"

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
  return write_output(file, env, [&](std::ostream& out) {
    write_document(excerpt, env, out);
    return Exit::kDone;
  });
}

}  // namespace clusterwise::cli

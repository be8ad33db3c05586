#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "cli/render_concepts.h"
#include "cli/resolve.h"
#include "kb/folding.h"
#include "kb/words.h"

namespace clusterwise::cli {
namespace {

Reported<std::string> kind_id(const std::string& name, const kb::Store& store, Environment& env) {
  if (name.empty()) return name;
  auto kind = resolve_kind(name, store, env);
  if (!kind) return tl::unexpected(kind.error());
  return kind->id;
}

// What was asked for, in a message.
std::string beginning_of(const std::string& text) {
  constexpr std::size_t kLongest = 60;
  const std::u32string letters = kb::code_points(text);
  if (letters.size() <= kLongest && text.size() <= 4 * kLongest) return text;
  return kb::utf8(std::u32string_view(letters).substr(0, kLongest)) + "…";
}

}  // namespace

Exit search(const Search& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto kind = kind_id(options.kind, *store, env);
  if (!kind) return kind.error();
  const std::string text = fmt::format("{}", fmt::join(options.words, " "));
  const std::vector<FoundConcept> found = search_page(text, *kind, options.limit, *store);
  if (env.format == Format::kJson) {
    render_json(found, env);
  } else {
    render_text(found, env);
  }
  if (!found.empty()) return Exit::kDone;
  if (kb::terms_of(text).empty()) {
    return refuse(fmt::format("there is no word in '{}'", beginning_of(text)),
                  "name a concept, or words of what is said of it", env);
  }
  return refuse(fmt::format("nothing found for '{}'", beginning_of(text)),
                "clusterwise list shows the kinds", env);
}

}  // namespace clusterwise::cli

#include "cli/output.h"

#include "cli/pending_file.h"
#include "cli/pending_stream.h"
#include "cli/report.h"

namespace clusterwise::cli {

bool is_standard_output(const std::filesystem::path& place) {
  return place.empty() || place == "-";
}

Exit write_output(const std::filesystem::path& place, Environment& env,
                  const std::function<Exit(std::ostream&)>& write) {
  if (is_standard_output(place)) return write(env.out);
  auto pending = PendingFile::over(place);
  if (!pending) return report(pending.error(), env);
  Exit exit = Exit::kDone;
  {
    PendingStream stream(*pending);
    exit = write(stream);
  }
  if (exit != Exit::kDone) return exit;
  const auto placed = pending->place();
  return placed ? Exit::kDone : report(placed.error(), env);
}

}  // namespace clusterwise::cli

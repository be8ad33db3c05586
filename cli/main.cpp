// The process around the commands: streams, terminal, exit code.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <ostream>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

#include "cli/command_line.h"
#include "cli/descriptor_buffer.h"
#include "cli/environment.h"
#include "cli/process.h"

namespace {

using clusterwise::cli::DescriptorBuffer;
using clusterwise::cli::Environment;
using clusterwise::cli::Exit;

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 120;

// A descriptor that the caller closed must not be given to the next file that is opened: results
// would be written into the store. Reading ends that cannot be written to take its place.
void occupy_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) ::open("/dev/null", O_RDONLY);
  }
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::size_t width_of_terminal(std::size_t otherwise) {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return otherwise;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

std::size_t physical_memory() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long page = ::sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page <= 0) return std::numeric_limits<std::size_t>::max();
  return static_cast<std::size_t>(pages) * static_cast<std::size_t>(page);
}

void look_around(Environment& env) {
  std::error_code error;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  env.memory = std::min(env.memory, physical_memory() / 2);
  env.language = clusterwise::cli::language_of(variable);
  env.colour = terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  if (terminal) env.width = width_of_terminal(env.width);
  env.packs = clusterwise::cli::data_folder("packs", executable, variable);
  env.rules = clusterwise::cli::data_folder("rules", executable, variable);
  env.default_store = clusterwise::cli::default_store_of(variable);
}

// Who stopped reading (`| head`) has what he wanted; any other failure to write is one.
Exit after_writing(Exit exit, const DescriptorBuffer& results, std::ostream& err) {
  if (results.error() == 0 || results.error() == EPIPE) return exit;
  err << "clusterwise: cannot write the results: " << std::strerror(results.error()) << '\n';
  return Exit::kWorld;
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  DescriptorBuffer results(STDOUT_FILENO);
  DescriptorBuffer diagnostics(STDERR_FILENO);
  std::ostream out(&results);
  std::ostream err(&diagnostics);
  Environment env(out, err);
  look_around(env);
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  Exit exit = clusterwise::cli::run_command_line(arguments, env);
  out.flush();
  exit = after_writing(exit, results, err);
  err.flush();
  return static_cast<int>(exit);
}

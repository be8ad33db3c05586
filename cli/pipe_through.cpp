// Two pipes and a socket, none of which may block: a program that writes before it has read all
// would wait for us while we wait for it. The program reads from a socket because a socket, unlike
// a pipe, can be written to without SIGPIPE where nobody reads any more.
#include "cli/pipe_through.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace clusterwise::cli {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (open()) ::close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;

  // False where the system has none left.
  bool make() {
    std::array<int, 2> ends{};
    return ::pipe2(ends.data(), O_CLOEXEC) == 0 && take(ends);
  }
  bool make_socket() {
    std::array<int, 2> ends{};
    return ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0 && take(ends);
  }

 private:
  bool take(const std::array<int, 2>& ends) {
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
    return true;
  }
};

kb::Failure failed(const std::string& program, const std::string& why) {
  return {fmt::format("cannot run {}: {}", program, why), ""};
}

class SpawnActions {
 public:
  SpawnActions() { ::posix_spawn_file_actions_init(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }

  void use(const Descriptor& end, int as) {
    ::posix_spawn_file_actions_adddup2(&actions_, end.number(), as);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// SIGPIPE as a program expects to find it, whatever we do with it.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    ::posix_spawnattr_init(&attributes_);
    sigset_t defaults;
    ::sigemptyset(&defaults);
    ::sigaddset(&defaults, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes_, &defaults);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  ~SpawnAttributes() { ::posix_spawnattr_destroy(&attributes_); }

  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

// A running program with our ends of its pipes. Killed and waited for where it is left running.
class Child {
 public:
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  // 0, or the number of the error.
  int start(const std::vector<std::string>& command) {
    Pipe in;
    Pipe out;
    Pipe err;
    if (!in.make_socket() || !out.make() || !err.make()) return errno;
    SpawnActions actions;
    actions.use(in.read, STDIN_FILENO);
    actions.use(out.write, STDOUT_FILENO);
    actions.use(err.write, STDERR_FILENO);
    const SpawnAttributes attributes;
    std::vector<char*> arguments;
    for (const std::string& one : command) arguments.push_back(const_cast<char*>(one.c_str()));
    arguments.push_back(nullptr);
    const int error = ::posix_spawnp(&process_, arguments[0], actions.get(), attributes.get(),
                                     arguments.data(), environ);
    if (error != 0) {
      process_ = 0;
      return error;
    }
    in_ = std::move(in.write);
    out_ = std::move(out.read);
    err_ = std::move(err.read);
    for (const Descriptor* end : {&in_, &out_, &err_}) ::fcntl(end->number(), F_SETFL, O_NONBLOCK);
    return 0;
  }

  // Until the program has closed its output; false where that takes too long.
  bool converse(std::string_view input, Clock::time_point until) {
    while (out_.open() || err_.open()) {
      if (input.empty()) in_.close();
      std::array<pollfd, 3> watched = {pollfd{in_.number(), POLLOUT, 0},
                                       pollfd{out_.number(), POLLIN, 0},
                                       pollfd{err_.number(), POLLIN, 0}};
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
      if (left <= 0) return false;
      if (::poll(watched.data(), watched.size(), static_cast<int>(left)) < 0 && errno != EINTR)
        return false;
      if (watched[0].revents != 0) give(input);
      if (watched[1].revents != 0) take(out_, output);
      if (watched[2].revents != 0) take(err_, diagnostics);
    }
    return true;
  }

  // How it ended, as waitpid tells; nothing where it has not ended in time.
  std::optional<int> ended(Clock::time_point until) {
    int status = 0;
    while (::waitpid(process_, &status, WNOHANG) == 0) {
      if (Clock::now() >= until) return std::nullopt;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    process_ = 0;
    return status;
  }

  std::string output;
  std::string diagnostics;

 private:
  // A program that does not read all is judged by how it ends.
  void give(std::string_view& input) {
    const ssize_t count = ::send(in_.number(), input.data(), input.size(), MSG_NOSIGNAL);
    if (count >= 0) {
      input.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EAGAIN && errno != EINTR) {
      input = {};
    }
  }

  static void take(Descriptor& from, std::string& to) {
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(from.number(), buffer.data(), buffer.size());
    if (count > 0) {
      to.append(buffer.data(), static_cast<std::size_t>(count));
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
      from.close();
    }
  }

  pid_t process_ = 0;
  Descriptor in_;
  Descriptor out_;
  Descriptor err_;
};

// The first line of what it said.
std::string complaint(const std::string& diagnostics) {
  return diagnostics.empty() ? "it said nothing" : diagnostics.substr(0, diagnostics.find('\n'));
}

}  // namespace

kb::Result<std::string> pipe_through(const std::vector<std::string>& command,
                                     std::string_view input, std::chrono::seconds limit) {
  const std::string& program = command.front();
  Child child;
  if (const int error = child.start(command); error != 0)
    return tl::unexpected(failed(program, std::strerror(error)));
  const Clock::time_point until = Clock::now() + limit;
  const auto end = child.converse(input, until) ? child.ended(until) : std::nullopt;
  if (!end) {
    return tl::unexpected(
        failed(program, fmt::format("it was not done after {} seconds", limit.count())));
  }
  const int status = *end;
  if (WIFSIGNALED(status)) {
    return tl::unexpected(
        failed(program, fmt::format("it was ended by signal {}", WTERMSIG(status))));
  }
  if (WEXITSTATUS(status) != 0) {
    return tl::unexpected(
        failed(program, fmt::format("it failed with exit code {}: {}", WEXITSTATUS(status),
                                    complaint(child.diagnostics))));
  }
  return std::move(child.output);
}

}  // namespace clusterwise::cli

#include "cli/pending_stream.h"

namespace clusterwise::cli {
namespace {

constexpr std::size_t kMostHeld = std::size_t{1} << 18U;

}  // namespace

bool PendingBuffer::hand_over() {
  const bool fine = file_.append(held_);
  held_.clear();
  return fine;
}

PendingBuffer::int_type PendingBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

std::streamsize PendingBuffer::xsputn(const char* text, std::streamsize size) {
  held_.append(text, static_cast<std::size_t>(size));
  if (held_.size() >= kMostHeld && !hand_over()) return 0;
  return size;
}

}  // namespace clusterwise::cli

#include "cli/pending_stream.h"

namespace clusterwise::cli {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 18U;

}  // namespace

PendingStream::PendingStream(PendingFile& file) : std::ostream(nullptr), file_(file) {
  rdbuf(this);
}

PendingStream::~PendingStream() { hand_over(); }

bool PendingStream::hand_over() {
  const bool fine = file_.append(buffer_);
  buffer_.clear();
  return fine;
}

PendingStream::int_type PendingStream::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

std::streamsize PendingStream::xsputn(const char* text, std::streamsize size) {
  buffer_.append(text, static_cast<std::size_t>(size));
  if (buffer_.size() >= kBuffer && !hand_over()) return 0;
  return size;
}

int PendingStream::sync() { return hand_over() ? 0 : -1; }

}  // namespace clusterwise::cli

// A pending file as a stream.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

#include "cli/pending_file.h"

namespace clusterwise::cli {

class PendingBuffer : public std::streambuf {
 public:
  // REQUIRES: the file outlives it.
  explicit PendingBuffer(PendingFile& file) : file_(file) {}
  PendingBuffer(const PendingBuffer&) = delete;
  PendingBuffer& operator=(const PendingBuffer&) = delete;
  ~PendingBuffer() override { hand_over(); }

 private:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override { return hand_over() ? 0 : -1; }
  bool hand_over();

  PendingFile& file_;
  std::string held_;
};

// All is in the file once the stream is gone; what failed, the file's place() says.
class PendingStream : public std::ostream {
 public:
  // REQUIRES: the file outlives it.
  explicit PendingStream(PendingFile& file) : std::ostream(nullptr), buffer_(file) {
    rdbuf(&buffer_);
  }

 private:
  PendingBuffer buffer_;
};

}  // namespace clusterwise::cli

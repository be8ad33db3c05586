// A pending file as a stream.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

#include "cli/pending_file.h"

namespace clusterwise::cli {

// REQUIRES: the file outlives it. All is in the file once the stream is gone; what failed, the file's place() says.
class PendingStream : private std::streambuf, public std::ostream {
 public:
  explicit PendingStream(PendingFile& file);
  PendingStream(const PendingStream&) = delete;
  PendingStream& operator=(const PendingStream&) = delete;
  ~PendingStream() override;

 private:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;
  bool hand_over();

  PendingFile& file_;
  std::string buffer_;
};

}  // namespace clusterwise::cli

// A stream buffer over a file descriptor that remembers why writing failed.
#pragma once

#include <array>
#include <streambuf>

namespace clusterwise::cli {

class DescriptorBuffer : public std::streambuf {
 public:
  // The descriptor stays open and is not owned.
  explicit DescriptorBuffer(int descriptor);

  // The errno of the first write that failed, else 0. What follows a failure is dropped.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  bool write_out();

  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 14> block_;
};

}  // namespace clusterwise::cli

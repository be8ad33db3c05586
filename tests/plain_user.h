// For tests of permissions, which hold root back from nothing.
#pragma once

#include <catch2/catch.hpp>
#include <unistd.h>

namespace clusterwise {

// A user who may not do everything, for as long as this lives; root is held by no permission.
class PlainUser {
 public:
  PlainUser() : was_(geteuid()) {
    constexpr uid_t kNobody = 65534;
    if (was_ == 0) REQUIRE(seteuid(kNobody) == 0);
  }
  PlainUser(const PlainUser&) = delete;
  PlainUser& operator=(const PlainUser&) = delete;
  ~PlainUser() {
    if (was_ == 0) static_cast<void>(!seteuid(was_));
  }

 private:
  uid_t was_;
};

}  // namespace clusterwise

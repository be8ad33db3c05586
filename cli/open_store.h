// The store that commands ask: found, made at first use, kept in step with the shipped packs.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/report.h"
#include "kb/store.h"

namespace clusterwise::cli {

// Thrown where a store that open_store() gave cannot answer: no command goes on with an answer that
// is none. The command line catches it.
struct StoreFailed {
  kb::Failure failure;
};

// What to do with the default store where shipped packs have changed and cannot come in, as a pack
// of the user's stands against them or they are wrong themselves: answer nothing from it, or take
// it as it was, for commands by which that is mended.
enum class OutOfStep { kRefused, kTaken };

// Opens the chosen store, else the default one. A store that is not there is made from the shipped
// packs; shipped packs that have changed since are imported again into the default store. Both are
// told in one line on stderr.
Reported<kb::Store> open_store(kb::Store::Mode mode, Environment& env,
                               OutOfStep out_of_step = OutOfStep::kRefused);

// Ids of the packs that the chosen store is kept in step with: of none where it was named by the
// user, of the shipped ones where it is the default one.
Reported<std::vector<std::string>> kept_packs(Environment& env);

}  // namespace clusterwise::cli

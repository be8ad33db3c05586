// What a rule asks for, in words.
#pragma once

#include <string>

#include "cli/words.h"
#include "reasoner/advisor/account.h"

namespace clusterwise::cli {

// One line, without its mark; empty where there is nothing to say. Of a rule that has fired, a
// value and its limit; of one that has not, a value and what it needs to be.
kb::Text text_of(const advisor::Ask& ask, const advisor::Account& account, bool fired);

// In quotes; those inside become single ones.
kb::Text quoted(kb::Text text);

// What stands above an account.
Word heading_of(const advisor::Account& account);

// ✓ met, ? unknown, ✗ failed.
std::string mark_of(advisor::Truth state);

// The degree, and how it is made.
kb::Text made_from(const kb::Text& degree, const advisor::Arithmetic& arithmetic);

}  // namespace clusterwise::cli

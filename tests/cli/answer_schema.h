// Checks JSON against recommend.schema.json.
#pragma once

#include <rapidjson/document.h>
#include <string>

namespace clusterwise::cli {

// Fails the test where the text is no JSON.
rapidjson::Document parsed(const std::string& text);

std::string schema_text();

// Where the document departs from the schema; empty where it does not.
std::string departure(const rapidjson::Document& document);

}  // namespace clusterwise::cli

// Checks JSON against the schemas in cli/.
#pragma once

#include <rapidjson/document.h>
#include <string>

namespace clusterwise::cli {

// Fails the test where the text is no JSON.
rapidjson::Document parsed(const std::string& text);

// Of the schema of answers; of that file in cli/.
std::string schema_text(const std::string& file = "recommend.schema.json");

// Where the document departs from the schema; empty where it does not.
std::string departure(const rapidjson::Document& document,
                      const std::string& file = "recommend.schema.json");

}  // namespace clusterwise::cli

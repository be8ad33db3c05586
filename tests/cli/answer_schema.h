// Checks JSON against the schemas of cli/.
#pragma once

#include <rapidjson/document.h>
#include <string>

namespace clusterwise::cli {

// Fails the test where the text is no JSON.
rapidjson::Document parsed(const std::string& text);

std::string schema_text(const std::string& name = "recommend.schema.json");

// Where the document departs from the schema of that name; empty where it does not.
std::string departure(const rapidjson::Document& document,
                      const std::string& name = "recommend.schema.json");

}  // namespace clusterwise::cli

#include "tests/cli/answer_schema.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace clusterwise::cli {

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

std::string schema_text() {
  std::ifstream file(CLUSTERWISE_SOURCE_DIR "/cli/recommend.schema.json");
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string departure(const rapidjson::Document& document) {
  const rapidjson::Document text = parsed(schema_text());
  const rapidjson::SchemaDocument schema(text);
  rapidjson::SchemaValidator validator(schema);
  if (document.Accept(validator)) return "";
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  return std::string(place.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

}  // namespace clusterwise::cli

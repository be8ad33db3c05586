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

std::string schema_text(const std::string& file) {
  std::ifstream text(CLUSTERWISE_SOURCE_DIR "/cli/" + file);
  return std::string(std::istreambuf_iterator<char>(text), {});
}

std::string departure(const rapidjson::Document& document, const std::string& file) {
  const rapidjson::Document text = parsed(schema_text(file));
  const rapidjson::SchemaDocument schema(text);
  rapidjson::SchemaValidator validator(schema);
  if (document.Accept(validator)) return "";
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  return std::string(place.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

}  // namespace clusterwise::cli

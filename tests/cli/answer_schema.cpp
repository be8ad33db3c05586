#include "tests/cli/answer_schema.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace clusterwise::cli {

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

std::string schema_text(const std::string& name) {
  std::ifstream file(CLUSTERWISE_SOURCE_DIR "/cli/" + name);
  REQUIRE(file.good());
  return std::string(std::istreambuf_iterator<char>(file), {});
}

namespace {

// The schemas, which refer to one another by the names of their files.
class Schemas : public rapidjson::IRemoteSchemaDocumentProvider {
 public:
  // RapidJSON 1.1.0 asks without the last character of the name.
  const rapidjson::SchemaDocument* GetRemoteDocument(const char* uri,
                                                     rapidjson::SizeType length) override {
    return &named(std::string(uri, length) + "n");
  }

  const rapidjson::SchemaDocument& named(const std::string& name) {
    const auto known = schemas_.find(name);
    if (known != schemas_.end()) return *known->second;
    const rapidjson::Document text = parsed(schema_text(name));
    auto schema = std::make_unique<rapidjson::SchemaDocument>(text, this);
    return *schemas_.emplace(name, std::move(schema)).first->second;
  }

 private:
  std::map<std::string, std::unique_ptr<rapidjson::SchemaDocument>> schemas_;
};

}  // namespace

std::string departure(const rapidjson::Document& document, const std::string& name) {
  Schemas schemas;
  rapidjson::SchemaValidator validator(schemas.named(name));
  if (document.Accept(validator)) return "";
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  return std::string(place.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

}  // namespace clusterwise::cli

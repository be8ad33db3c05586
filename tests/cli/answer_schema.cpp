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

// The schemas that a schema refers to by the name of their file.
class Neighbours : public rapidjson::IRemoteSchemaDocumentProvider {
 public:
  const rapidjson::SchemaDocument* GetRemoteDocument(const char* uri,
                                                     rapidjson::SizeType length) override {
    const std::string name(uri, length);
    if (name.empty()) return nullptr;
    const auto known = schemas_.find(name);
    if (known != schemas_.end()) return known->second.get();
    const rapidjson::Document text = parsed(schema_text(name));
    auto schema = std::make_unique<rapidjson::SchemaDocument>(text, name.c_str(), length, this);
    return schemas_.emplace(name, std::move(schema)).first->second.get();
  }

 private:
  std::map<std::string, std::unique_ptr<rapidjson::SchemaDocument>> schemas_;
};

}  // namespace

std::string departure(const rapidjson::Document& document, const std::string& name) {
  Neighbours neighbours;
  const rapidjson::SchemaDocument* schema =
      neighbours.GetRemoteDocument(name.c_str(), static_cast<rapidjson::SizeType>(name.size()));
  REQUIRE(schema != nullptr);
  rapidjson::SchemaValidator validator(*schema);
  if (document.Accept(validator)) return "";
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  return std::string(place.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

}  // namespace clusterwise::cli

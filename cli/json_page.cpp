#include "cli/json_page.h"

#include <cmath>
#include <ostream>

namespace clusterwise::cli {

JsonPage::JsonPage() : writer_(buffer_) { writer_.SetIndent(' ', 2); }

JsonPage& JsonPage::key(std::string_view name) {
  writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}

void JsonPage::value(std::string_view text) {
  writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void JsonPage::value(double number) {
  if (std::isfinite(number)) {
    writer_.Double(number);
  } else {
    writer_.Null();
  }
}

void JsonPage::value(std::size_t number) { writer_.Uint64(number); }

void JsonPage::value(std::int64_t number) { writer_.Int64(number); }

void JsonPage::value(bool truth) { writer_.Bool(truth); }

void JsonPage::value(const kb::Text& text) {
  object([&] {
    key("en").value(text.en);
    key("zh").value(text.zh);
  });
}

void JsonPage::null() { writer_.Null(); }

void JsonPage::array(const std::vector<std::string>& list) {
  array(list, [&](const std::string& text) { value(text); });
}

void JsonPage::print(Environment& env) const {
  env.out << std::string_view(buffer_.GetString(), buffer_.GetSize()) << '\n';
}

}  // namespace clusterwise::cli

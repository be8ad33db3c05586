// Settings become the object of indicators that a profile would have, whose places lie in what the
// user typed: so they get the checks and the messages of profiles.
#include "cli/settings.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "kb/json.h"
#include "reasoner/datalog/functor.h"

namespace clusterwise::cli {
namespace {

using kb::Json;
using kb::JsonMember;

constexpr std::string_view kName = "--set";
constexpr std::string_view kBadValue = "wrong-type";
constexpr std::string_view kRepeated = "repeated-indicator";

class SettingReader {
 public:
  SettingReader(const std::vector<std::string>& settings, const kb::Store& store) : store_(store) {
    source_.name = kName;
    for (const std::string& setting : settings) {
      if (!source_.text.empty()) source_.text += '\n';
      read(setting, source_.text.size());
      source_.text += setting;
    }
  }

  advisor::Readings readings() {
    Json document;
    document.value = members_;
    document.end = source_.text.size();
    return advisor::read_readings(document, kName, datalog::FileId{0}, store_, diagnostics_);
  }

  const datalog::Diagnostics& diagnostics() const { return diagnostics_; }
  const datalog::Source& source() const { return source_; }

 private:
  void read(const std::string& setting, std::size_t at) {
    const std::size_t equals = setting.find('=');
    JsonMember member;
    member.key = id_of(setting.substr(0, equals));
    member.key_begin = at;
    member.key_end = at + equals;
    member.value.begin = std::min(at + equals + 1, at + setting.size() - 1);
    member.value.end = at + setting.size();
    const datalog::Span key = span(member.key_begin, member.key_end);
    const auto [first, is_new] = first_.emplace(member.key, key);
    if (!is_new) {
      diagnostics_.repeated(kRepeated, key, first->second,
                            fmt::format("\"{}\" is set twice", member.key), "keep one of the two");
      return;
    }
    if (read_value(setting.substr(equals + 1), member)) members_.push_back(std::move(member));
  }

  // The indicator of that label or alias; the name itself where there is none, or several.
  std::string id_of(const std::string& name) const {
    std::vector<std::string> ids;
    for (const std::string& id : store_.find_by_name(name)) {
      const auto found = store_.find(id);
      if (found && found->kind == "indicator") ids.push_back(id);
    }
    return ids.size() == 1 ? ids.front() : name;
  }

  bool read_value(const std::string& text, JsonMember& member) {
    if (text == "unknown" || text == "未知") return true;  // null
    const std::size_t dots = text.find("..");
    const auto low = number_in(text.substr(0, dots));
    const auto high = dots == std::string::npos ? low : number_in(text.substr(dots + 2));
    if (!low || !high) {
      diagnostics_.error(
          kBadValue, span(member.value.begin, member.value.end),
          fmt::format("{} is no value for \"{}\"", text.empty() ? "nothing" : text, member.key),
          fmt::format("write a number, an interval or unknown: {0}=12.5, "
                      "{0}=10..15, {0}=unknown",
                      member.key));
      return false;
    }
    if (dots == std::string::npos) {
      member.value.value = *low;
    } else {
      member.value.value = kb::JsonObject{end("low", *low, member), end("high", *high, member)};
    }
    return true;
  }

  static std::optional<double> number_in(const std::string& text) {
    const auto number = datalog::read_number(text, datalog::Primitive::kFloat);
    if (!number || !std::isfinite(number->real())) return std::nullopt;
    return number->real();
  }

  // An end of an interval; what is wrong with it is shown at the whole interval.
  static JsonMember end(const std::string& key, double number, const JsonMember& of) {
    JsonMember member{key, of.value.begin, of.value.end, {}};
    member.value = {number, of.value.begin, of.value.end};
    return member;
  }

  static datalog::Span span(std::size_t begin, std::size_t end) {
    return {datalog::FileId{0}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  const kb::Store& store_;
  datalog::Source source_;
  kb::JsonObject members_;
  std::map<std::string, datalog::Span> first_;
  datalog::Diagnostics diagnostics_;
};

}  // namespace

Reported<advisor::Readings> read_settings(const std::vector<std::string>& settings,
                                          const kb::Store& store, Environment& env) {
  SettingReader reader(settings, store);
  advisor::Readings readings = reader.readings();
  if (!reader.diagnostics().has_errors()) return readings;
  return tl::unexpected(report(reader.diagnostics(), std::span(&reader.source(), 1), env));
}

}  // namespace clusterwise::cli

#include "reasoner/advisor/profile.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

#include "kb/json.h"
#include "reasoner/advisor/document_reader.h"
#include "reasoner/advisor/numbers.h"
#include "reasoner/advisor/profile_kinds.h"
#include "reasoner/advisor/read_deeds.h"

namespace clusterwise::advisor {
namespace {

using datalog::Diagnostics;
using kb::Json;
using kb::JsonMember;

class ProfileReader : private DocumentReader {
 public:
  ProfileReader(datalog::FileId file, const kb::Store& store, Diagnostics& diagnostics)
      : DocumentReader(file, diagnostics), store_(store) {
    for (kb::Concept& indicator : store.of_kind("indicator")) {
      std::string id = indicator.id;
      catalogue_.emplace(std::move(id), std::move(indicator));
    }
  }

  Profile read(const Json& document) {
    Profile profile;
    if (document.object() == nullptr) {
      wrong_type(document, "a profile", "an object", "{\"region\": …, \"indicators\": …}");
      return profile;
    }
    for (const JsonMember& member : *document.object()) field(member, profile);
    require(document, "region", "add \"region\": …");
    require(document, "indicators",
            "add \"indicators\": {…}; an empty object means that nothing is known");
    return profile;
  }

  Readings readings(const Json& value, std::string_view what) {
    Readings result;
    if (value.object() == nullptr) {
      wrong_type(value, what, "an object", R"({"INDICATOR": NUMBER, …})");
      return result;
    }
    for (const JsonMember& member : *value.object()) {
      const auto found = catalogue_.find(member.key);
      if (found == catalogue_.end()) {
        unknown_indicator(member);
      } else {
        result[member.key] = reading(member.value, found->second);
      }
    }
    return result;
  }

 private:
  // ---- The frame

  void field(const JsonMember& member, Profile& profile) {
    if (member.key == "region") {
      region(member.value, profile);
    } else if (member.key == "industry") {
      profile.industry =
          bilingual(member.value, "\"industry\"", R"({"en": "footwear", "zh": "制鞋"})");
    } else if (member.key == "period") {
      profile.period = text(member);
    } else if (member.key == "indicators") {
      profile.indicators = readings(member.value, "\"indicators\"");
    } else if (member.key == "done") {
      profile.done = read_deeds(member.value, file_, store_, diagnostics_);
    } else if (member.key == "outcome") {
      profile.outcome = bilingual(member.value, "\"outcome\"", R"({"en": "…", "zh": "…"})");
    } else {
      unknown_field(member, {"region", "industry", "period", "indicators", "done", "outcome"});
    }
  }

  void region(const Json& value, Profile& profile) {
    if (value.object() == nullptr)
      return wrong_type(value, "the region", "an object", "{\"id\": \"wenzhou\"}");
    for (const JsonMember& member : *value.object()) {
      if (member.key == "id") {
        profile.region = text(member);
        if (profile.region.empty() && member.value.string() != nullptr) {
          error(profile_kind::kMissingField, span_of(member.value), "the region's id is empty");
        }
      } else if (member.key == "name") {
        profile.region_name =
            bilingual(member.value, "the region's name", R"({"en": "Wenzhou", "zh": "温州"})");
      } else {
        unknown_field(member, {"id", "name"});
      }
    }
    require(value, "id", "add \"id\": …");
    if (profile.region_name.en.empty() && profile.region_name.zh.empty())
      profile.region_name = {profile.region, profile.region};
  }

  // ---- Indicators

  void unknown_indicator(const JsonMember& member) {
    // Looking for the nearest names takes a moment; nobody reads more of them than are shown.
    std::vector<std::string> near;
    if (++unknown_ <= datalog::kMostDiagnosticsShown)
      near = store_.nearest(member.key, "indicator", 1);
    error(profile_kind::kUnknownIndicator, span_of_key(member),
          fmt::format("there is no indicator \"{}\"", member.key),
          near.empty() ? "see the indicators with: clusterwise list indicator"
                       : fmt::format("did you mean \"{}\"?", near.front()));
  }

  Reading reading(const Json& value, const kb::Concept& indicator) {
    Reading result;
    if (value.is_null()) return result;
    if (const double* number = value.number()) {
      if (in_range(*number, value, indicator)) result.value = Range{*number, *number};
    } else if (value.object() != nullptr) {
      detailed(value, indicator, result);
    } else {
      const bool* flag = std::get_if<bool>(&value.value);
      wrong_type(value, fmt::format("\"{}\"", indicator.id),
                 "a number, an interval, or null where it is unknown",
                 flag != nullptr ? (*flag ? "1 for yes" : "0 for no")
                                 : R"(12.5 or {"low": 10, "high": 15})");
    }
    return result;
  }

  // {"value": …} or {"low": …, "high": …}, each with a source if there is one.
  void detailed(const Json& value, const kb::Concept& indicator, Reading& result) {
    bool understood = true;
    for (const JsonMember& member : *value.object()) {
      if (member.key == "source") {
        result.source =
            bilingual(member.value, "\"source\"", R"({"en": "a survey", "zh": "问卷调查"})");
      } else if (member.key != "value" && member.key != "low" && member.key != "high") {
        unknown_field(member, {"value", "low", "high", "source"});
        understood = false;
      }
    }
    const Json* exact = value.find("value");
    const Json* low = value.find("low");
    const Json* high = value.find("high");
    if (exact != nullptr && low == nullptr && high == nullptr) {
      if (exact->is_null()) return;
      if (const std::optional<double> number = number_in(*exact, indicator))
        result.value = Range{*number, *number};
    } else if (exact == nullptr && low != nullptr && high != nullptr) {
      interval(value, *low, *high, indicator, result);
    } else if (understood) {  // or what is missing may stand under the name that was not
      error(profile_kind::kBadInterval, span_of(value),
            fmt::format("\"{}\" needs a value, or both ends of an interval", indicator.id),
            R"(write {"value": 12} or {"low": 10, "high": 15})");
    }
  }

  void interval(const Json& value, const Json& low, const Json& high, const kb::Concept& indicator,
                Reading& result) {
    const std::optional<double> from = number_in(low, indicator);
    const std::optional<double> to = number_in(high, indicator);
    if (!from || !to) return;
    if (*from > *to) {
      error(profile_kind::kBadInterval, span_of(value),
            fmt::format("the interval of \"{}\" runs from {} down to {}", indicator.id, *from, *to),
            fmt::format("an interval begins with its smaller number: from {} to {}", *to, *from));
    } else {
      result.value = Range{*from, *to};
    }
  }

  std::optional<double> number_in(const Json& value, const kb::Concept& indicator) {
    const double* number = value.number();
    if (number == nullptr) {
      wrong_type(value, fmt::format("\"{}\"", indicator.id), "a number", "");
      return std::nullopt;
    }
    if (!in_range(*number, value, indicator)) return std::nullopt;
    return *number;
  }

  bool in_range(double number, const Json& place, const kb::Concept& indicator) {
    if (!indicator.measurement) return true;
    const kb::Measurement& m = *indicator.measurement;
    const bool low = m.minimum && number < *m.minimum;
    const bool high = m.maximum && number > *m.maximum;
    if (!low && !high) return true;
    error(profile_kind::kOutOfRange, span_of(place),
          fmt::format("\"{}\" is {}; it must be {}", indicator.id, number, range_text(m)),
          slip_note(number, m));
    return false;
  }

  // "from 0 to 1 (share), that is 0–100% of firms": as it is written, then as it is shown.
  static std::string range_text(const kb::Measurement& m) {
    const auto between = [&](const std::optional<std::string>& low,
                             const std::optional<std::string>& high) {
      if (low && high) return fmt::format("from {} to {}", *low, *high);
      return low ? fmt::format("{} or more", *low) : fmt::format("at most {}", *high);
    };
    const auto written = [](const std::optional<double>& bound) {
      return bound ? std::optional(number_text(*bound)) : std::nullopt;
    };
    const auto shown = [&](const std::optional<double>& bound) {
      return bound ? std::optional(amount(*bound, m).en) : std::nullopt;
    };
    const std::string range = between(written(m.minimum), written(m.maximum));
    if (!m.display || m.display->factor_en == 1) return fmt::format("{} ({})", range, m.unit.en);
    const std::string as_shown = m.minimum && m.maximum
                                     ? amount(Range{*m.minimum, *m.maximum}, m).en
                                     : between(shown(m.minimum), shown(m.maximum));
    return fmt::format("{} ({}), that is {}", range, m.unit.en, as_shown);
  }

  // 94 where 0.94 is meant, the commonest slip: the number as it is shown.
  static std::string slip_note(double number, const kb::Measurement& m) {
    if (!m.display || m.display->factor_en <= 1 || number < 2) return "";
    const double meant = number / m.display->factor_en;
    if (m.maximum && meant > *m.maximum) return "";
    return fmt::format("{} is written as {}", amount(meant, m).en, number_text(meant));
  }

  const kb::Store& store_;
  std::unordered_map<std::string, kb::Concept> catalogue_;
  std::size_t unknown_ = 0;
};

}  // namespace

Profile with_readings(Profile profile, const Readings& changes) {
  for (const auto& [id, reading] : changes) profile.indicators[id] = reading;
  return profile;
}

Profile read_profile(const Json& value, datalog::FileId file, const kb::Store& store,
                     Diagnostics& diagnostics) {
  return ProfileReader(file, store, diagnostics).read(value);
}

Readings read_readings(const Json& value, std::string_view what, datalog::FileId file,
                       const kb::Store& store, Diagnostics& diagnostics) {
  return ProfileReader(file, store, diagnostics).readings(value, what);
}

tl::expected<Profile, Diagnostics> read_profile(const datalog::Source& source,
                                                const kb::Store& store) {
  Diagnostics diagnostics;
  const kb::Checked<Json> document = kb::parse_json(source.text);
  if (!document) {
    report_json(document.error(), {}, diagnostics);
    return tl::unexpected(std::move(diagnostics));
  }
  Profile profile = read_profile(*document, {}, store, diagnostics);
  if (diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  return profile;
}

}  // namespace clusterwise::advisor

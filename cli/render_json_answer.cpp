// Keys stand in the order of the schema.
#include <string>
#include <variant>
#include <vector>

#include "cli/json_page.h"
#include "cli/render_json.h"

namespace clusterwise::cli {
namespace {

using advisor::Verdict;

std::string_view role_verdict(Verdict verdict) {
  switch (verdict) {
    case Verdict::kYes:
      return "recommended";
    case Verdict::kOpen:
      return "undetermined";
    case Verdict::kNo:
      return "not-recommended";
  }
  return "";
}

std::string_view finding_verdict(Verdict verdict) {
  switch (verdict) {
    case Verdict::kYes:
      return "holds";
    case Verdict::kOpen:
      return "undetermined";
    case Verdict::kNo:
      return "does-not-hold";
  }
  return "";
}

class AnswerWriter {
 public:
  explicit AnswerWriter(JsonPage& json) : json_(json) {}

  void write(const advisor::Answer& answer) {
    json_.object([&] {
      json_.key("schema").value(kAnswerSchema);
      json_.key("region").object([&] {
        json_.key("id").value(answer.region);
        json_.key("name").value(answer.region_name);
      });
      industry(answer.industry);
      json_.key("period").value(answer.period);
      stage(answer.stage);
      situation(answer);
      scope(answer.scope);
      used(answer);
    });
  }

 private:
  void situation(const advisor::Answer& answer) {
    json_.key("features").array(answer.features, [&](const auto& one) { feature(one); });
    json_.key("problems").array(answer.problems, [&](const auto& one) { finding(one); });
    json_.key("recommendations").array(answer.recommendations, [&](const auto& role) {
      recommendation(role, answer.completions.exact);
    });
    json_.key("risks").array(answer.risks, [&](const auto& one) { finding(one); });
    json_.key("comparable_cases").array(answer.comparable_cases, [&](const auto& one) {
      json_.object([&] {
        json_.key("id").value(one.id);
        json_.key("similarity").value(one.similarity);
        ids("shared", one.shared);
        ids("differs", one.differs);
      });
    });
    ids("unknown", answer.unknown);
  }

  // A text alone where the profile gives one for both languages.
  void industry(const kb::Text& industry) {
    json_.key("industry");
    if (industry.en == industry.zh) {
      json_.value(industry.en);
    } else {
      json_.value(industry);
    }
  }

  void scope(const advisor::Scope& scope) {
    json_.key("scope").object([&] {
      ids("unread", scope.unread);
      ids("unanswered", scope.unanswered);
      ids("unexamined", scope.unexamined);
    });
  }

  void used(const advisor::Answer& answer) {
    json_.key("rules").array(answer.rules, [&](const advisor::UsedFile& file) {
      json_.object([&] {
        json_.key("path").value(file.path);
        json_.key("sha256").value(file.sha256);
      });
    });
    json_.key("kb").array(answer.packs, [&](const advisor::UsedPack& pack) {
      json_.object([&] {
        json_.key("pack").value(pack.pack);
        json_.key("version").value(pack.version);
        json_.key("sha256").value(pack.sha256);
      });
    });
  }

  void stage(const advisor::StageFinding& stage) {
    json_.key("stage").object([&] {
      named(stage);
      json_.key("verdict").value(finding_verdict(stage.verdict));
    });
  }

  void feature(const advisor::Finding& one) {
    json_.object([&] { members(one); });
  }

  void finding(const advisor::Finding& one) {
    json_.object([&] {
      members(one);
      because(one.because);
    });
  }

  void members(const advisor::Finding& one) {
    named(one);
    json_.key("verdict").value(finding_verdict(one.verdict));
    json_.key("degree").value(one.degree);
  }

  void recommendation(const advisor::Recommendation& role, bool exact) {
    json_.object([&] {
      named(role);
      json_.key("verdict").value(role_verdict(role.verdict));
      json_.key("score").value(role.score);
      json_.key("score_range")
          .array(std::vector{role.score_range.low, role.score_range.high},
                 [&](double end) { json_.value(end); });
      json_.key("stability").value(role.stability);
      json_.key("exact").value(exact);
      because(role.because);
      json_.key("measures").array(role.measures, [&](const advisor::Measure& measure) {
        json_.object([&] {
          named(measure);
          claims(measure.claims);
        });
      });
      json_.key("risks").array(role.risks, [&](const advisor::RoleRisk& risk) {
        json_.object([&] {
          named(risk);
          json_.key("degree").value(risk.degree);
          claims(risk.claims);
        });
      });
      json_.key("needs").array(role.needs, [&](const advisor::Need& need) {
        json_.object([&] {
          json_.key("indicator").value(need.indicator);
          json_.key("settles").value(need.settles);
        });
      });
    });
  }

  void because(const std::vector<advisor::Reason>& reasons) {
    json_.key("because").array(reasons, [&](const advisor::Reason& reason) {
      json_.object([&] {
        json_.key("rule").value(reason.rule);
        json_.key("text").value(reason.text);
        json_.key("values").object([&] {
          for (const auto& [name, value] : reason.values) {
            json_.key(name);
            std::visit([&](const auto& v) { json_.value(v); }, value);
          }
        });
        claims(reason.claims);
      });
    });
  }

  void claims(const std::vector<advisor::ClaimRef>& all) {
    json_.key("claims").array(all, [&](const advisor::ClaimRef& claim) { json_.value(claim.id); });
  }

  void ids(std::string_view key, const std::vector<advisor::Named>& all) {
    json_.key(key).array(all, [&](const advisor::Named& one) { json_.value(one.id); });
  }

  template <typename Finding>
  void named(const Finding& finding) {
    json_.key("id").value(finding.id);
    json_.key("label").value(finding.label);
  }

  JsonPage& json_;
};

}  // namespace

void render_json(const std::vector<advisor::Answer>& answers, Environment& env) {
  JsonPage json;
  AnswerWriter writer(json);
  if (answers.size() == 1) {
    writer.write(answers.front());
  } else {
    json.array(answers, [&](const advisor::Answer& answer) { writer.write(answer); });
  }
  json.print(env);
}

}  // namespace clusterwise::cli

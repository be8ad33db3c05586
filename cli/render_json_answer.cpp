// Keys stand in the order of the schema.
#include <string>
#include <variant>
#include <vector>

#include "cli/json_answer.h"
#include "cli/json_page.h"
#include "cli/render_json.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {

namespace {

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
      json_.key("industry");
      write_industry(answer.industry, json_);
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
      recommendation(role);
    });
    json_.key("risks").array(answer.risks, [&](const auto& one) { finding(one); });
    json_.key("comparable_cases").array(answer.comparable_cases, [&](const auto& one) {
      comparable(one);
    });
    ids("unknown", answer.unknown);
    json_.key("thresholds").array(answer.thresholds, [&](const auto& one) { threshold(one); });
    json_.key("collect_first");
    needs(answer.collect_first);
    json_.key("completions").object([&] {
      json_.key("exact").value(answer.completions.exact);
      json_.key("range_exact").value(answer.completions.range_exact);
      json_.key("count").value(answer.completions.count);
    });
    if (answer.robustness) robustness(*answer.robustness);
  }

  void robustness(const advisor::Robustness& all) {
    json_.key("robustness").object([&] {
      json_.key("values_moved").value(all.by.values);
      json_.key("limits_moved").value(all.by.limits);
      json_.key("verdicts").array(all.verdicts, [&](const auto& one) { steady(one); });
    });
  }

  void steady(const advisor::SteadyVerdict& one) {
    json_.object([&] {
      named(one);
      json_.key("verdict").value(verdict_id(one.verdict, one.about));
      json_.key("share").value(one.share);
      json_.key("exact").value(one.exact);
      json_.key("hinge");
      if (!one.hinge) return json_.null();
      json_.object([&] {
        json_.key("indicator").value(one.hinge->indicator);
        json_.key("limit").value(one.hinge->is_limit);
        json_.key("moves").value(one.hinge->moves);
      });
    });
  }

  void comparable(const advisor::ComparableCase& one) {
    json_.object([&] {
      json_.key("id").value(one.id);
      json_.key("label").value(one.label);
      json_.key("similarity").value(one.similarity);
      ids("shared", one.shared);
      ids("differs", one.differs);
      ids("only_here", one.only_here);
      told("done", one.done);
      told("outcome", one.outcome);
      json_.key("evidence");
      write_claims(one.evidence, json_);
      if (!one.is_profile) return;
      json_.key("profile").object([&] {
        json_.key("industry");
        write_industry(one.industry, json_);
        json_.key("period").value(one.period);
      });
    });
  }

  void threshold(const advisor::Threshold& one) {
    json_.object([&] {
      json_.key("indicator").value(one.indicator);
      json_.key("value").value(one.limit.value);
      json_.key("amount").value(one.limit.amount);
      json_.key("basis").value(one.limit.basis);
      json_.key("source").value(one.limit.source);
      json_.key("used").value(one.used);
    });
  }

  void told(std::string_view key, const std::vector<advisor::Told>& all) {
    json_.key(key).array(all, [&](const advisor::Told& one) {
      json_.object([&] {
        json_.key("id");
        if (one.id.empty()) {
          json_.null();
        } else {
          json_.value(one.id);
        }
        json_.key("label").value(one.label);
        claims(one.claims);
      });
    });
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
      json_.key("verdict").value(verdict_id(stage.verdict, advisor::VerdictOf::kFinding));
      certainty(stage.certainty);
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
    write_pack(one.pack, json_);
    json_.key("verdict").value(verdict_id(one.verdict, advisor::VerdictOf::kFinding));
    json_.key("degree").value(one.degree);
    range("degree_range", one.degree_range);
    certainty(one.certainty);
  }

  void certainty(const advisor::Certainty& one) {
    json_.key("stability").value(one.stability);
    json_.key("exact").value(one.exact);
    json_.key("range_exact").value(one.range_exact);
    json_.key("needs");
    needs(one.needs);
  }

  void needs(const std::vector<advisor::Need>& all) {
    json_.array(all, [&](const advisor::Need& need) {
      json_.object([&] {
        json_.key("indicator").value(need.indicator);
        json_.key("settles").value(need.settles);
        json_.key("moves").value(need.moves);
      });
    });
  }

  void range(std::string_view key, const advisor::Range& range) {
    json_.key(key).array(std::vector{range.low, range.high}, [&](double end) { json_.value(end); });
  }

  void recommendation(const advisor::Recommendation& role) {
    json_.object([&] {
      named(role);
      json_.key("verdict").value(verdict_id(role.verdict, advisor::VerdictOf::kRole));
      json_.key("score").value(role.score);
      range("score_range", role.score_range);
      certainty(role.certainty);
      because(role.because);
      json_.key("measures").array(role.measures, [&](const advisor::Measure& measure) {
        json_.object([&] {
          named(measure);
          write_pack(measure.pack, json_);
          claims(measure.claims);
        });
      });
      json_.key("risks").array(role.risks, [&](const advisor::RoleRisk& risk) {
        json_.object([&] {
          named(risk);
          write_pack(risk.pack, json_);
          json_.key("degree").value(risk.degree);
          claims(risk.claims);
        });
      });
    });
  }

  void because(const std::vector<advisor::Reason>& reasons) {
    json_.key("because");
    write_reasons(reasons, json_);
  }

  void claims(const std::vector<advisor::ClaimRef>& all) {
    json_.key("claims");
    write_claims(all, json_);
  }

  void ids(std::string_view key, const std::vector<advisor::Named>& all) {
    json_.key(key);
    write_ids(all, json_);
  }

  template <typename Finding>
  void named(const Finding& finding) {
    json_.key("id").value(finding.id);
    json_.key("label").value(finding.label);
  }

  JsonPage& json_;
};

}  // namespace

void write_answer(const advisor::Answer& answer, JsonPage& json) {
  AnswerWriter(json).write(answer);
}

void write_reasons(const std::vector<advisor::Reason>& reasons, JsonPage& json) {
  json.array(reasons, [&](const advisor::Reason& reason) {
    json.object([&] {
      json.key("rule").value(reason.rule);
      write_pack(reason.pack, json);
      json.key("text").value(reason.text);
      json.key("values").object([&] {
        for (const auto& [name, value] : reason.values) {
          json.key(name);
          std::visit([&](const auto& v) { json.value(v); }, value);
        }
      });
      json.key("claims");
      write_claims(reason.claims, json);
    });
  });
}

void write_pack(const std::string& pack, JsonPage& json) {
  if (!pack.empty()) json.key("pack").value(pack);
}

void write_industry(const kb::Text& industry, JsonPage& json) {
  if (industry.en == industry.zh) {
    json.value(industry.en);
  } else {
    json.value(industry);
  }
}

void write_claims(const std::vector<advisor::ClaimRef>& claims, JsonPage& json) {
  json.array(claims, [&](const advisor::ClaimRef& claim) { json.value(claim.id); });
}

void write_ids(const std::vector<advisor::Named>& all, JsonPage& json) {
  json.array(all, [&](const advisor::Named& one) { json.value(one.id); });
}

void render_json(const advisor::Answer& answer, Environment& env) {
  JsonPage json;
  write_answer(answer, json);
  json.print(env);
}

}  // namespace clusterwise::cli

#include "cli/json_answer.h"
#include "cli/json_page.h"
#include "cli/render_json.h"

namespace clusterwise::cli {
namespace {

using advisor::Account;
using advisor::Ask;
using advisor::RuleUse;
using advisor::Truth;
using advisor::Verdict;

std::string_view name_of(Truth state) {
  switch (state) {
    case Truth::kMet:
      return "met";
    case Truth::kUnknown:
      return "unknown";
    case Truth::kFailed:
      return "failed";
  }
  return "";
}

std::string_view name_of(Verdict verdict, bool is_role) {
  switch (verdict) {
    case Verdict::kYes:
      return is_role ? "recommended" : "holds";
    case Verdict::kOpen:
      return "undetermined";
    case Verdict::kNo:
      return is_role ? "not-recommended" : "does-not-hold";
  }
  return "";
}

std::string_view name_of(Ask::Kind kind) {
  switch (kind) {
    case Ask::Kind::kTest:
      return "value";
    case Ask::Kind::kFinding:
      return "finding";
    case Ask::Kind::kStage:
      return "stage";
    case Ask::Kind::kCount:
      return "count";
    case Ask::Kind::kAbsence:
      return "absence";
    case Ask::Kind::kKnowledge:
      return "knowledge";
    case Ask::Kind::kAnother:
      return "another-rule";
    case Ask::Kind::kOther:
      return "condition";
  }
  return "";
}

class AccountWriter {
 public:
  explicit AccountWriter(JsonPage& json) : json_(json) {}

  void named(std::string_view key, const std::string& id, const kb::Text& label) {
    json_.key(key).object([&] {
      json_.key("id").value(id);
      json_.key("label").value(label);
    });
  }

  void rules(std::string_view key, const std::vector<RuleUse>& uses) {
    json_.key(key).array(uses, [&](const RuleUse& use) { rule(use); });
  }

  void arithmetic(const advisor::Arithmetic& from) {
    json_.key("degree_from").object([&] {
      json_.key("text").value(from.text);
      json_.key("parts").array(from.parts, [&](const auto& part) {
        json_.object([&] {
          json_.key("operation").value(part.operation);
          json_.key("value").value(part.value);
        });
      });
    });
  }

 private:
  void rule(const RuleUse& use) {
    json_.object([&] {
      json_.key("rule").value(use.rule);
      write_pack(use.pack, json_);
      json_.key("text").value(use.text);
      json_.key("state").value(name_of(use.state));
      if (use.degree) json_.key("degree").value(*use.degree);
      json_.key("unmet").value(use.unmet);
      json_.key("conditions").array(use.asks, [&](const Ask& one) { ask(one); });
      claims(use.claims);
    });
  }

  void claims(const std::vector<advisor::ClaimRef>& list) {
    json_.key("claims").array(list, [&](const advisor::ClaimRef& claim) {
      json_.object([&] {
        json_.key("id").value(claim.id);
        json_.key("section").value(claim.section);
        json_.key("text").value(claim.text);
      });
    });
  }

  void ask(const Ask& one) {
    json_.object([&] {
      json_.key("kind").value(name_of(one.kind));
      json_.key("state").value(name_of(one.state));
      if (!one.id.empty()) json_.key("id").value(one.id);
      if (!one.text.en.empty()) json_.key("text").value(one.text);
      if (one.test) test(*one.test);
      if (one.kind == Ask::Kind::kCount) count(one);
      if (one.kind == Ask::Kind::kAbsence && !one.parts.empty()) parts(one.parts);
      if (!one.claims.empty()) claims(one.claims);
      if (one.repeated) json_.key("repeated").value(true);
      if (!one.by.empty() && !one.repeated) rules("rules", one.by);
    });
  }

  void count(const Ask& one) {
    json_.key("count").value(one.have);
    json_.key("comparison").value(one.comparison);
    json_.key("needed").value(one.need);
    parts(one.parts);
  }

  void parts(const std::vector<Ask>& all) {
    json_.key("parts").array(all, [&](const Ask& part) { ask(part); });
  }

  void test(const advisor::Test& test) {
    json_.key("label").value(test.label);
    json_.key("value");
    if (test.value) {
      json_.object([&] {
        json_.key("low").value(test.value->low);
        json_.key("high").value(test.value->high);
        json_.key("text").value(test.amount);
        json_.key("source").value(test.source);
      });
    } else {
      json_.null();
    }
    if (!test.limit) return;
    json_.key("comparison").value(test.comparison);
    json_.key("limit").object([&] {
      json_.key("value").value(test.limit->value);
      json_.key("text").value(test.limit->amount);
      json_.key("basis").value(test.limit->basis);
      json_.key("source").value(test.limit->source);
    });
  }

  JsonPage& json_;
};

}  // namespace

void render_json(const Account& account, const std::vector<advisor::ProofStep>& proofs,
                 Environment& env) {
  JsonPage json;
  AccountWriter write(json);
  json.object([&] {
    json.key("schema").value(kAccountSchema);
    json.key("region").object([&] {
      json.key("id").value(account.region);
      json.key("name").value(account.region_name);
    });
    json.key("industry");
    write_industry(account.industry, json);
    json.key("period").value(account.period);
    write.named("target", account.target.id, account.target.label);
    json.key("holds").value(account.holds);
    json.key("verdict").value(name_of(account.verdict, account.is_role));
    if (account.degree) json.key("degree").value(*account.degree);
    if (account.degree_from) write.arithmetic(*account.degree_from);
    write.rules("rules", account.rules);
    json.key("stage").object([&] {
      json.key("id").value(account.stage.stage.id);
      json.key("label").value(account.stage.stage.label);
      write.rules("because", account.stage.because);
      write.rules("missing", account.stage.missing);
    });
    if (!proofs.empty()) write_proofs(json, proofs);
  });
  json.print(env);
}

}  // namespace clusterwise::cli

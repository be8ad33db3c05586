#include "tests/cli/sample_answer.h"

#include <string>

namespace clusterwise::cli {
namespace {

using namespace advisor;

const std::string kHash(64, 'a');

ClaimRef claim(const std::string& id) {
  return {id, "2.5", {"What claim " + id + " says.", "论断" + id + "的内容。"}};
}

Reason counterfeits() {
  return {"lemons.counterfeits",
          {"60 counterfeit cases per 1,000 firms a year (limit 10): a market for lemons",
           "每千家企业每年60起假冒案件（界限10）：柠檬市场"},
          {{"limit", 10.0}, {"region", "wenzhou"}, {"value", 60.0}},
          {claim("R5c"), claim("R5h")}};
}

Recommendation brand() {
  Recommendation role;
  role.id = "brand";
  role.label = {"carry out a regional brand strategy", "实施区域品牌战略"};
  role.verdict = Verdict::kYes;
  role.score = 0.82;
  role.score_range = {0.61, 0.9};
  role.certainty = {1, true, true, {}};
  role.because = {counterfeits()};
  role.measures = {{"inspect",
                    {"inspect the quality of goods", "加强产品质量检验"},
                    {{"lemons", {"market for lemons", "柠檬市场"}}},
                    {{"collapse", {"collapse of the brand", "品牌崩溃"}},
                     {"opportunism", {"opportunism", "机会主义"}}},
                    {claim("R5i")}}};
  role.risks = {{"collapse", {"collapse of the brand", "品牌崩溃"}, 0.4, {}, {claim("R5g")}}};
  return role;
}

Recommendation network() {
  Recommendation role;
  role.id = "network";
  role.label = {"build an innovation network", "构建创新网络"};
  role.verdict = Verdict::kOpen;
  role.score = 0;
  role.score_range = {0, 0.75};
  role.certainty = {
      0.42,
      true,
      false,
      {{"patents", {"patents", "专利"}, 0.6, 0.3}, {"trust", {"trust", "信任度"}, 0, 0.12}}};
  return role;
}

Recommendation park() {
  Recommendation role;
  role.id = "park";
  role.label = {"build a park", "建设园区"};
  return role;
}

}  // namespace

Answer sample_answer() {
  Answer answer;
  answer.region = "wenzhou";
  answer.region_name = {"Wenzhou", "温州"};
  answer.industry = {"footwear", "制鞋"};
  answer.period = "1985";
  answer.stage = {"young",
                  {"emerging cluster", "新兴集群"},
                  Verdict::kOpen,
                  {0.7, true, true, {{"trust", {"trust", "信任度"}, 0.5, 0.25}}},
                  {}};
  answer.features = {{"layout",
                      {"regional layout", "空间布局"},
                      Verdict::kYes,
                      0.9,
                      {0.9, 0.9},
                      {1, true, true, {}},
                      {},
                      {}},
                     {"culture",
                      {"local culture", "本地文化"},
                      Verdict::kNo,
                      0,
                      {0, 0},
                      {0, true, true, {}},
                      {},
                      {}}};
  answer.problems = {{"lemons",
                      {"market for lemons", "柠檬市场"},
                      Verdict::kYes,
                      1,
                      {1, 1},
                      {1, true, true, {}},
                      {counterfeits()},
                      {}}};
  answer.recommendations = {brand(), network(), park()};
  answer.risks = {{"race",
                   {"investment race", "招商竞赛"},
                   Verdict::kOpen,
                   0,
                   {0, 0.5},
                   {0.25, false, false, {{"patents", {"patents", "专利"}, 0.8, 0.2}}},
                   {},
                   {claim("K8")}}};
  answer.comparable_cases = {
      {"case-a",
       {"A town", "某镇"},
       0.5,
       {{"lemons", {"market for lemons", "柠檬市场"}}},
       {{"monopoly", {"monopoly", "垄断"}}},
       {{"labour", {"shortage of labour", "用工短缺"}}},
       {{"inspect", {"inspect goods", "检验产品"}, {claim("R5i")}}, {"", {"a fair", "博览会"}, {}}},
       {{"fame", {"fame", "美誉"}, {claim("R5l")}}},
       {claim("R5l")}}};
  answer.given = {{"counterfeit_cases",
                   {"counterfeit cases", "假冒案件"},
                   {"60 per 1,000 firms a year", "60起/千家企业·年"},
                   {60, 60},
                   {{"per 1,000 firms a year", "起/千家企业·年"}, 0.0, {}, "lower", {}},
                   {"yearbook", "年鉴"}}};
  answer.unknown = {{"patents", {"patents", "专利"}}, {"trust", {"trust", "信任度"}}};
  answer.thresholds = {{"counterfeit_cases",
                        {"counterfeit cases", "假冒案件"},
                        {10,
                         {"10 per 1,000 firms a year", "10起/千家企业·年"},
                         "default",
                         {"one firm in a hundred", "每百家企业1起"}},
                        true}};
  answer.scope = {{{"rainfall", {"rainfall", "降雨量"}}},
                  {{"race", {"race for investment", "招商竞赛"}}},
                  {{"market-failure", {"market failure", "市场失灵"}}}};
  answer.collect_first = {{"patents", {"patents", "专利"}, 0.6, 0.3}};
  answer.completions = {true, false, 200};
  answer.rules = {{"rules/brand.dl", kHash}};
  answer.packs = {{"paper", "1.0.0", kHash}};
  return answer;
}

std::vector<ProofStep> sample_proof() {
  ProofStep value;
  value.kind = StepKind::kValue;
  value.text = {"counterfeit cases = 60", "假冒案件 = 60"};
  value.source = {"yearbook", "年鉴"};
  ProofStep limit;
  limit.kind = StepKind::kThreshold;
  limit.text = {"limit 10", "界限10"};
  limit.source = {"default", "默认值"};
  ProofStep condition;
  condition.kind = StepKind::kCondition;
  condition.text = {"60 >= 10", "60 >= 10"};
  ProofStep inner;
  inner.kind = StepKind::kRule;
  inner.text = {"there is a cluster", "已有集群"};
  inner.rule = "stage.any";
  inner.premises = {value};
  ProofStep again = inner;
  again.repeated = true;
  again.premises.clear();
  ProofStep proof;
  proof.kind = StepKind::kRule;
  proof.text = counterfeits().text;
  proof.fact = "problem(\"wenzhou\", \"lemons\", 1)";
  proof.rule = "lemons.counterfeits";
  proof.claims = {claim("R5c")};
  proof.premises = {inner, value, limit, condition, again};
  return {proof};
}

}  // namespace clusterwise::cli

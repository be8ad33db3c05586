#include "cli/words.h"

#include <array>
#include <fmt/args.h>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace clusterwise::cli {
namespace {

struct Entry {
  Word word;
  std::string_view en;
  std::string_view zh;
};

// In the order of the enumeration.
constexpr std::array kTable = {
    Entry{Word::kRecommended, "recommended", "建议采取"},
    Entry{Word::kUndetermined, "undetermined", "尚难判定"},
    Entry{Word::kNotRecommended, "not recommended", "不建议"},
    Entry{Word::kHolds, "holds", "成立"},
    Entry{Word::kDoesNotHold, "does not hold", "不成立"},
    Entry{Word::kStageSure, "so whatever the unknown values are", "无论未知数值为何，均属此阶段"},
    Entry{Word::kStageOpen,
          "the known values alone give: {}; unknown values could change it (the same in {} of "
          "completions)",
          "仅依已知数值：{}；未知数值可能改变结论（{}的补全情形与此一致）"},
    Entry{Word::kStageOpenSampled,
          "the known values alone give: {}; unknown values could change it (the same in about {} "
          "of completions, by a sample)",
          "仅依已知数值：{}；未知数值可能改变结论（据抽样约{}的补全情形与此一致）"},

    Entry{Word::kCounts, "Indicators: {} known, {} unknown", "指标：已知{}项，未知{}项"},
    Entry{Word::kStage, "Stage", "发展阶段"},
    Entry{Word::kToDo, "What to do first", "当前首要角色"},
    Entry{Word::kNothingToDo, "No role is recommended in every completion of this profile.",
          "没有哪一角色在所有补全情形下都值得采取。"},
    Entry{Word::kOpenRoles, "Not settled yet", "尚难判定的角色"},
    Entry{Word::kNotToDo, "Not recommended", "不建议采取的角色"},
    Entry{Word::kWhy, "Why", "理由"},
    Entry{Word::kMeasures, "Measures", "措施"},
    Entry{Word::kAgainstProblem, "addresses the problem: {}", "针对{}问题"},
    Entry{Word::kAgainstProblems, "addresses the problems: {}", "针对{}等问题"},
    Entry{Word::kAgainstRisk, "mitigates the risk: {}", "防范{}风险"},
    Entry{Word::kAgainstRisks, "mitigates the risks: {}", "防范{}等风险"},
    Entry{Word::kRisksOfActing, "Risks of acting", "行动风险"},
    Entry{Word::kFindOut, "Find out next", "下一步宜查明"},
    Entry{Word::kSettles, "knowing it settles the matter in {} of the cases",
          "查明后，{}的情形可成定论"},
    Entry{Word::kMoves, "settles nothing alone, but moves the share by {} on average",
          "单独查明尚不能定论，但平均可使比例变动{}"},
    Entry{Word::kSettlesOnAverage, "knowing it settles {} of the cases of what is open, on average",
          "查明后，各项未决结论平均有{}的情形可成定论"},
    Entry{Word::kCollectFirst, "Worth finding out first", "最值得先查明的指标"},
    Entry{Word::kProblems, "Problems", "存在的问题"},
    Entry{Word::kNoProblems, "none that the rules can see", "规则未见问题"},
    Entry{Word::kFeatures, "Features of a cluster", "集群特征"},
    Entry{Word::kRisks, "Risks of the situation", "形势风险"},
    Entry{Word::kCases, "Comparable cases", "可比案例"},
    Entry{Word::kNoCases, "No comparable case: none shares a finding with this region.",
          "没有可比案例：没有案例与本地区存在相同之处。"},
    Entry{Word::kSimilar, "similarity {}", "相似度{}"},
    Entry{Word::kOwnProfile, "your profile", "您提供的档案"},
    Entry{Word::kShared, "shared: {}", "相同之处：{}"},
    Entry{Word::kDiffers, "only in the case: {}", "仅见于该案例：{}"},
    Entry{Word::kOnlyHere, "only in this region: {}", "仅见于本地区：{}"},
    Entry{Word::kDoneThere, "done there: {}", "当地做法：{}"},
    Entry{Word::kCameOfIt, "what came of it: {}", "后来的结果：{}"},
    Entry{Word::kGiven, "Known values", "已知数值"},
    Entry{Word::kUnknown, "Unknown indicators", "未知指标"},
    Entry{Word::kScope, "Scope of the answer", "适用范围"},
    Entry{Word::kUnread, "Given, but outside the scope of the rules: {}",
          "已提供，但不在规则考察范围内：{}"},
    Entry{Word::kUnanswered, "Found, but answered by no role: {}",
          "已查明，但没有与之对应的角色：{}"},
    Entry{Word::kUnexamined, "Not examined by any rule: {}", "规则未予考察：{}"},
    Entry{Word::kDecided, "How this was decided", "判断方法"},
    Entry{Word::kOneEvaluation, "No value that matters is open: one evaluation, exact.",
          "没有影响结论的未知数值，一次推理即得，结论精确。"},
    Entry{Word::kExact,
          "Verdicts, shares and ranges are exact: they cover every combination of values that the "
          "thresholds tell apart.",
          "结论、比例和幅度均为精确值，涵盖阈值所区分的全部数值组合。"},
    Entry{Word::kRangesSampled,
          "Verdicts and shares are exact: they cover every combination of values that the "
          "thresholds tell apart. Ranges come from a sample of {} completions and may be wider.",
          "结论和比例为精确值，涵盖阈值所区分的全部数值组合；幅度据{}"
          "种抽样补全情形得出，实际可能更宽。"},
    Entry{Word::kSampled,
          "Verdicts rest on a sample of {} completions, not on every combination of values.",
          "结论依抽样得出：推演了{}种补全情形，并非全部数值组合。"},
    Entry{Word::kAssumptions,
          "Assumed: cells of an unknown weigh equally, values in an interval are uniform; shares "
          "are not probabilities.",
          "假定：未知指标的各取值区间权重相等，区间之内数值均匀分布；所列比例并非概率。"},
    Entry{Word::kUsed, "Rules and packs used: {}", "所用规则与知识包：{}"},
    Entry{Word::kRuleFiles, "{} rule files", "规则文件{}个"},
    Entry{Word::kPacks, "Packs", "知识包"},
    Entry{Word::kMore, "and {} more (--full)", "另有{}项（--full）"},
    Entry{Word::kInCompletions, "in {} of completions", "见于{}的补全情形"},
    Entry{Word::kInSampled, "in about {} of completions (sampled)", "据抽样约见于{}的补全情形"},
    Entry{Word::kInAllSampled, "so in all {} completions of a sample", "抽样的{}种补全情形均如此"},
    Entry{Word::kByCompletions,
          "The known values alone give no reason for it; whatever the unknown values are, one "
          "appears.",
          "仅依已知数值尚无理由；但无论未知数值为何，总有理由成立。"},

    Entry{Word::kWhatIf, "What if", "假设分析"},
    Entry{Word::kValuesChanged, "Values that change", "变动的数值"},
    Entry{Word::kNoValueChanged, "No value changes, and so nothing in the answer.",
          "数值没有变动，结论也就不变。"},
    Entry{Word::kFromOneTo, "{} → {}", "{} → {}"},
    Entry{Word::kUnknownValue, "unknown", "未知"},
    Entry{Word::kNothingChanges,
          "The answer does not change: stage, roles, features, problems and risks are as before.",
          "结论不变：发展阶段、政府角色、集群特征、问题与风险均与原先相同。"},
    Entry{Word::kRoles, "Roles of government", "政府角色"},
    Entry{Word::kNoneOfThem, "none", "无"},
    Entry{Word::kAppears, "appears", "新出现"},
    Entry{Word::kGoes, "disappears", "消失"},
    Entry{Word::kRises, "rises", "上升"},
    Entry{Word::kFalls, "falls", "下降"},
    Entry{Word::kOtherReasons, "stays, for other reasons", "保持不变，但依据有变"},
    Entry{Word::kKeepsVerdict, "keeps its verdict", "结论不变"},
    Entry{Word::kPlace, "no. {}", "第{}位"},
    Entry{Word::kNoPlace, "no place", "未列入"},
    Entry{Word::kNowFires, "now: {}", "现在成立：{}"},
    Entry{Word::kNoLongerFires, "no longer: {}", "不再成立：{}"},
    Entry{Word::kFiresOtherwise, "with other values: {}", "数值有变：{}"},
    Entry{Word::kToldAbove, "and the rules named above: {}", "以及前面已列出的规则：{}"},
    Entry{Word::kNewMeasures, "new measures: {}", "新增措施：{}"},
    Entry{Word::kDroppedMeasures, "measures that fall away: {}", "不再需要的措施：{}"},
    Entry{Word::kStays, "What stays as it is", "保持不变的内容"},
    Entry{Word::kStaysOfKind, "{}: {}", "{}：{}"},
    Entry{Word::kNothingStays, "nothing", "无"},
    Entry{Word::kMaybeChance,
          "Verdicts rest on samples of completions here: small shifts of undetermined ones may be "
          "chance.",
          "此处结论依抽样得出：“尚难判定”一类的小幅变动可能出于偶然。"},

    Entry{Word::kCompared, "Profiles compared", "对比的档案"},
    Entry{Word::kMakesDifference, "What makes the difference", "造成差异的指标"},
    Entry{Word::kNothingDiffers,
          "No indicator: no rule fires in one profile and not in another because of a value that "
          "differs.",
          "无：没有哪条规则因数值不同而只在部分档案中触发。"},
    Entry{Word::kBetween, "{} to {}", "{}至{}"},
    Entry{Word::kUnknownIn, "unknown in {}", "{}份档案未知"},
    Entry{Word::kInSome, "{} of {}", "{}份（共{}份）"},
    Entry{Word::kFiresIn, "only in {}: {}", "仅见于{}：{}"},
    Entry{Word::kPeriodToPeriod, "From {} to {}", "从{}到{}"},
    Entry{Word::kSharesOfCompletions,
          "Undetermined: with the share of completions in which it is so.",
          "“尚难判定”后所列为结论成立的补全情形占比。"},
    Entry{Word::kWholeAnswers, "--full adds the whole answer of each profile.",
          "加上--full可查看每份档案的完整结论。"},

    Entry{Word::kProofOf, "Why {}", "为何得出“{}”"},
    Entry{Word::kValue, "value: {}", "数值：{}"},
    Entry{Word::kKnowledge, "knowledge: {}", "知识：{}"},
    Entry{Word::kCondition, "condition: {}", "条件：{}"},
    Entry{Word::kAbsence, "absent: {}", "不成立：{}"},
    Entry{Word::kFact, "fact: {}", "事实：{}"},
    Entry{Word::kSource, "source: {}", "来源：{}"},
    Entry{Word::kRepeated, "shown in full once in this proof", "本证明已另处详列"},

    Entry{Word::kNotKnown, "unknown", "未知"},
    Entry{Word::kFromBelow, "from {} to below {}", "不低于{}且低于{}"},
    Entry{Word::kAtLeastNow, "at least {}", "不低于{}"},
    Entry{Word::kBelow, "below {}", "低于{}"},
    Entry{Word::kNowThen, "{} → {}", "{} → {}"},
    Entry{Word::kChanges, "{} to change", "改变{}项指标"},
    Entry{Word::kMoved, "moved by {} of the range in all", "合计移动取值范围的{}"},
    Entry{Word::kOnlyToFindOut, "nothing has to move: it would have to be found out",
          "无须改变现状，只需查明"},
    Entry{Word::kFlipAlready, "It is so already: {}.", "现已如此：{}。"},
    Entry{Word::kFlipNone, "No change of indicators within their ranges turns this into: {}.",
          "在指标取值范围之内，无论怎样改变都不能使结论变为“{}”。"},
    Entry{Word::kFlipHead, "The fewest changes that turn this into: {}",
          "使结论变为“{}”所需改变的指标最少者："},
    Entry{Word::kFlipNote,
          "Values that are not named stay as they are, and what is unknown may be anything within "
          "its range.",
          "未列出的数值保持不变；未知数值可为其范围内任意值。"},

    Entry{Word::kAliases, "also", "又称"},
    Entry{Word::kUnit, "unit: {}", "单位：{}"},
    Entry{Word::kShownAs, "shown in: {}", "显示单位：{}"},
    Entry{Word::kValues, "values: {}", "取值：{}"},
    Entry{Word::kAtLeast, "at least {}", "不小于{}"},
    Entry{Word::kAtMost, "at most {}", "不大于{}"},
    Entry{Word::kFromTo, "from {} to {}", "{}至{}"},
    Entry{Word::kAnyValue, "any number", "任意数值"},
    Entry{Word::kBetterHigher, "higher is better", "越高越好"},
    Entry{Word::kBetterLower, "lower is better", "越低越好"},
    Entry{Word::kCitation, "citation: {}", "文献：{}"},
    Entry{Word::kPack, "pack: {}", "知识包：{}"},
    Entry{Word::kLinks, "Links", "关联"},
    Entry{Word::kClaims, "Claims", "论断"},
    Entry{Word::kMatched, "matched: {}", "匹配：{}"},

    Entry{Word::kConcepts, "Concepts", "概念"},
    Entry{Word::kRelations, "Links by relation", "各类关联"},
    Entry{Word::kClaimsUsed, "{} claims, {} of them used", "论断{}条，其中{}条被引用"},

    Entry{Word::kDerives, "derives {}", "得出：{}"},
    Entry{Word::kReads, "reads {}", "依据：{}"},
    Entry{Word::kReadsAbsence, "no {}", "不存在{}"},
    Entry{Word::kStrength, "strength {}", "支持强度{}"},
    Entry{Word::kOneRule, "{} rule", "规则{}条"},
    Entry{Word::kRules, "{} rules", "规则{}条"},

    Entry{Word::kFires, "fires", "触发"},
    Entry{Word::kSilent, "silent", "不触发"},
    Entry{Word::kStageOnly, "stage", "发展阶段"},
    Entry{Word::kStageNamed, "stage {}", "发展阶段{}"},
    Entry{Word::kRoleNamed, "role {}", "角色{}"},
    Entry{Word::kRiskNamed, "risk {}", "风险{}"},
    Entry{Word::kProblemNamed, "problem {}", "问题{}"},
    Entry{Word::kFeatureNamed, "feature {}", "特征{}"},
    Entry{Word::kRuleNamed, "rule {}", "规则{}"},
    Entry{Word::kMeasureNamed, "measure {}", "措施{}"},
    Entry{Word::kProposed, "proposed", "列入建议"},
    Entry{Word::kNotProposed, "not proposed", "不列入建议"},
    Entry{Word::kExpectedGot, "{}: expected {}, got {}", "{}：应为{}，实为{}"},
    Entry{Word::kUnknownDecides, "unknown values decide it", "取决于未知数值"},
    Entry{Word::kCouldGive, "no rule gives it by the known values; these could: {}",
          "依已知数值没有规则得出此结论；可能得出它的规则：{}"},
    Entry{Word::kConditionFails, "not so: {}", "条件不成立：{}"},
    Entry{Word::kOneCase, "{} case passed, {} failed", "用例通过{}个，未通过{}个"},
    Entry{Word::kCasesCount, "{} cases passed, {} failed", "用例通过{}个，未通过{}个"},
    Entry{Word::kCoverage, "of {} rules, {} fire in some case and {} are silent in some case",
          "规则共{}条，其中{}条至少在一个用例中触发，{}条至少在一个用例中不触发"},
    Entry{Word::kNeverFire, "fire in no case: {}", "在任何用例中均未触发：{}"},
    Entry{Word::kNeverSilent, "silent in no case: {}", "在所有用例中都触发：{}"},

    Entry{Word::kReport, "Report on an industrial cluster", "产业集群分析报告"},
    Entry{Word::kReportSays,
          "What a local government should do, and not do, for this cluster, and why. Each "
          "statement names the rule that gives it and the claims of the paper that the rule rests "
          "on; the annex has both in full.",
          "地方政府对该产业集群宜做什么、不宜做什么，理由何在。每项判断均注明所依据的规则和论文论断"
          "，全文见附录。"},
    Entry{Word::kContents, "Contents", "目录"},
    Entry{Word::kSummary, "Summary", "摘要"},
    Entry{Word::kStageIs, "The region is at the stage “{}”, whatever the unknown values are.",
          "属于“{}”阶段，无论未知数值为何，均不改变。"},
    Entry{Word::kStageIsKnown, "The region is at the stage “{}”.", "属于“{}”阶段。"},
    Entry{Word::kStageMay,
          "The known values alone point to “{}”, and {} of completions agree; unknown values could "
          "change it.",
          "仅依已知数值属于“{}”，{}的补全情形与此一致；未知数值可能改变这一判断。"},
    Entry{Word::kStageNone, "The rules give this region no stage.", "规则未给出发展阶段。"},
    Entry{Word::kScored, "{} ({})", "{}（{}）"},
    Entry{Word::kNoneCalledFor,
          "Nothing calls for government to act: the rules recommend none of its roles.",
          "规则未建议采取任何角色，没有需要政府出手的理由。"},
    Entry{Word::kFirst, "{}, with a score of {} out of 1.", "{}，得分{}（满分1）。"},
    Entry{Word::kThen, "After that: {}.", "其次：{}。"},
    Entry{Word::kBeginWith, "Measures to begin with: {}.", "可先采取的措施：{}。"},
    Entry{Word::kDependsOn, "{}. Values that are not known decide; the most telling: {}.",
          "{}。结论取决于尚不掌握的数值，其中最关键的是：{}。"},
    Entry{Word::kEnded, "{}.", "{}。"},
    Entry{Word::kRisksMay, "None is certain; {} may be there, most often {}.",
          "没有可以确定的风险；可能存在的有{}项，其中最常出现的是{}。"},
    Entry{Word::kNoRisks, "None that the rules can see.", "规则未见风险。"},
    Entry{Word::kHowSure, "How sure", "把握程度"},
    Entry{Word::kSettled,
          "The verdict is settled for {} of the {} roles. Indicators: {} given, {} unknown.",
          "已有定论的角色为{}个（共{}个）。指标：已提供{}项，未知{}项。"},
    Entry{Word::kRegionAsGiven, "The region as given", "区域数据"},
    Entry{Word::kUncertain, "Uncertain values", "不确定的数值"},
    Entry{Word::kDoneHere, "Done so far", "已采取的措施"},
    Entry{Word::kCameOfItHere, "What came of it", "取得的结果"},
    Entry{Word::kIndicator, "Indicator", "指标"},
    Entry{Word::kValueHead, "Value", "数值"},
    Entry{Word::kLimit, "Limit", "界限"},
    Entry{Word::kLimitOf, "limit {}", "界限：{}"},
    Entry{Word::kBasis, "Basis", "依据"},
    Entry{Word::kSourceHead, "Source", "来源"},
    Entry{Word::kNotGiven, "not given", "未注明"},
    Entry{Word::kStageAndFeatures, "Stage and features", "发展阶段与集群特征"},
    Entry{Word::kStageHolds, "The region is at this stage whatever the unknown values are.",
          "无论未知数值为何，均属此阶段。"},
    Entry{Word::kFeature, "Feature", "特征"},
    Entry{Word::kDegree, "Degree, 0 to 1", "程度（0至1）"},
    Entry{Word::kRole, "Role", "角色"},
    Entry{Word::kScore, "Score, 0 to 1", "得分（0至1）"},
    Entry{Word::kShareHead, "Share of completions", "占补全情形的比例"},
    Entry{Word::kAbout, "about {}", "约{}"},
    Entry{Word::kKeyToBars,
          "Solid: by the known values. Whisker: the range over completions. Dashed: that range "
          "where the verdict is undetermined.",
          "实心条：依已知数值。须线：各补全情形下的幅度。虚线框：尚难判定时的幅度。"},
    Entry{Word::kKeyToCells,
          "█ by the known values; ▒ up to the end of the range over completions where the verdict "
          "is undetermined; in brackets, the range.",
          "█：依已知数值；▒：尚难判定时各补全情形下幅度的上限；括号内为幅度。"},
    Entry{Word::kCompletionIs,
          "A completion gives each unknown or uncertain indicator one of the values that it may "
          "have.",
          "所谓补全情形，即为每个未知或不确定的指标各取一个可能的数值。"},
    Entry{Word::kBarDegree, "{}: {}; {} by the known values.", "{}：{}；依已知数值为{}。"},
    Entry{Word::kBarRange, "Range over completions: {} to {}.", "各补全情形下的幅度：{}至{}。"},
    Entry{Word::kBarOpen, "Share of completions: {}.", "占补全情形的比例：{}。"},
    Entry{Word::kNotCalledFor, "No rule calls for it.", "没有规则建议采取这一角色。"},
    Entry{Word::kNeverRecommended, "The rules recommend it in no completion of this profile.",
          "在任何补全情形下，规则都不建议采取这一角色。"},
    Entry{Word::kSometimesRecommended, "The rules recommend it in {} of completions.",
          "在{}的补全情形下，规则建议采取这一角色。"},
    Entry{Word::kProblem, "Problem", "问题"},
    Entry{Word::kRisk, "Risk", "风险"},
    Entry{Word::kAllSettled,
          "Nothing: every verdict is settled, and no further value would change one.",
          "无须查明：各项结论均已确定，补充数值不会改变。"},
    Entry{Word::kNoneTelling, "No single value would settle an open verdict.",
          "没有哪一项数值能单独使结论确定。"},
    Entry{Word::kProofs, "Proofs", "推理过程"},
    Entry{Word::kProofsSay,
          "How each role follows from the known values: down to the values, the limits and the "
          "claims.",
          "各角色如何由已知数值得出，逐层追溯至数值、界限和论断。"},
    Entry{Word::kNoProofs,
          "By the known values alone no role is recommended, so there is nothing to prove.",
          "仅依已知数值没有建议采取的角色，故无推理过程可列。"},
    Entry{Word::kAnnex, "Annex", "附录"},
    Entry{Word::kRulesUsed, "Rules used", "所用规则"},
    Entry{Word::kRule, "Rule", "规则"},
    Entry{Word::kSays, "What it says", "内容"},
    Entry{Word::kClaim, "Claim", "论断"},
    Entry{Word::kSection, "Section of the paper", "论文章节"},
    Entry{Word::kLimitsUsed, "Limits used", "所用界限"},
    Entry{Word::kNoLimits, "Nothing that was found rests on a limit.", "所得结论均未用到界限。"},
    Entry{Word::kPublished, "published", "公开发表"},
    Entry{Word::kDefault, "default", "默认值"},
    Entry{Word::kClaimsCited, "Claims cited", "所引论断"},
    Entry{Word::kFilesUsed, "Rule files", "规则文件"},
    Entry{Word::kFile, "File", "文件"},
    Entry{Word::kPackNamed, "Pack", "知识包"},
    Entry{Word::kVersion, "Version", "版本"},
    Entry{
        Word::kKnownMeans,
        "“By the known values” leaves unknown indicators out and takes an interval at its middle.",
        "“依已知数值”指不计未知指标，区间取其中点。"},
    Entry{Word::kDegreesMean,
          "Degrees and scores run from 0 to 1. They rank what was found; they are no probabilities "
          "and no forecasts.",
          "程度和得分均在0至1之间，仅用于比较轻重，既非概率，也非预测。"},
    Entry{Word::kNotInScope, "What is not in scope", "未涉及的内容"},
    Entry{Word::kNotCosts,
          "What the measures cost, whether the budget bears them and whether the law permits them "
          "is not examined.",
          "未考察各项措施的成本、财政承受能力和合法性。"},
    Entry{Word::kNotChecked,
          "Values are taken as the profile gives them; sources are named, not checked.",
          "各项数值按所提供的采用，来源仅予注明，未经核实。"},
    Entry{Word::kNotForecast,
          "The report speaks of the period that the values are from; it forecasts nothing.",
          "报告仅反映数值所属时期的情况，不作预测。"},
    Entry{Word::kNotFixed,
          "A limit marked as default is a judgement of those who wrote the rules, and may be "
          "adapted to the place.",
          "标为默认值的界限是规则编写者的判断，可结合当地情况调整。"},
    Entry{Word::kNotProven,
          "Cases are comparable by what they have in common with the region; how they ended proves "
          "nothing for it.",
          "可比案例仅指与本区域有相同之处的案例，其结局不足以推断本区域的前景。"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (kTable[i].word != static_cast<Word>(i)) return false;
  }
  return kTable.size() == static_cast<std::size_t>(Word::kLast);
}
static_assert(in_order(), "the table has every word, in the order of the enumeration");

kb::Text joined_by(const std::string& en, const std::string& zh, std::span<const kb::Text> texts) {
  kb::Text result;
  for (const kb::Text& text : texts) {
    result.en += (result.en.empty() ? "" : en) + text.en;
    result.zh += (result.zh.empty() ? "" : zh) + text.zh;
  }
  return result;
}

using Arguments = fmt::dynamic_format_arg_store<fmt::format_context>;

}  // namespace

kb::Text word(Word which) {
  const Entry& entry = kTable[static_cast<std::size_t>(which)];
  return {std::string(entry.en), std::string(entry.zh)};
}

kb::Text fill(Word which, const std::vector<kb::Text>& arguments) {
  const Entry& entry = kTable[static_cast<std::size_t>(which)];
  Arguments en;
  Arguments zh;
  for (const kb::Text& argument : arguments) {
    en.push_back(argument.en);
    zh.push_back(argument.zh);
  }
  return {fmt::vformat(entry.en, en), fmt::vformat(entry.zh, zh)};
}

kb::Text same(std::string text) { return {text, text}; }

kb::Text joined(std::span<const kb::Text> texts) { return joined_by(", ", "、", texts); }

kb::Text one_after_another(std::span<const kb::Text> texts) { return joined_by("; ", "；", texts); }

}  // namespace clusterwise::cli

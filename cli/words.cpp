#include "cli/words.h"

#include <array>
#include <fmt/args.h>
#include <fmt/format.h>
#include <string>

#include "cli/report_words.h"

namespace clusterwise::cli {
namespace {

using Entry = WordEntry;

// In the order of the enumeration, up to the words of reports.
constexpr std::array kTable = {
    Entry{Word::kRecommended, "recommended", "建议承担"},
    Entry{Word::kUndetermined, "undetermined", "尚难判定"},
    Entry{Word::kNotRecommended, "not recommended", "未列入建议"},
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
    Entry{Word::kCountsWithIntervals, "Indicators: {} known ({} uncertain), {} unknown",
          "指标：已知{}项（其中区间值{}项），未知{}项"},
    Entry{Word::kStage, "Stage", "发展阶段"},
    Entry{Word::kToDo, "What to do first", "当前首要角色"},
    Entry{Word::kNothingToDo, "No role is recommended in every completion of this profile.",
          "没有哪一角色在所有补全情形下都得到建议。"},
    Entry{Word::kOpenRoles, "Not settled yet", "尚难判定的角色"},
    Entry{Word::kNotToDo, "Not recommended", "未列入建议的角色"},
    Entry{Word::kWhy, "Why", "理由"},
    Entry{Word::kMeasures, "Measures", "措施"},
    Entry{Word::kAgainstProblem, "addresses the problem: {}", "针对{}问题"},
    Entry{Word::kAgainstProblems, "addresses the problems: {}", "针对{}等问题"},
    Entry{Word::kAgainstRisk, "mitigates the risk: {}", "防范{}风险"},
    Entry{Word::kAgainstRisks, "mitigates the risks: {}", "防范{}等风险"},
    Entry{Word::kRisksOfActing, "Risks of acting", "履行角色的风险"},
    Entry{Word::kRisksOfBoth, "Risks of the situation, and of acting alike",
          "现状风险（履行建议角色时亦须防范）"},
    Entry{Word::kFindOut, "Find out next", "下一步宜查明"},
    Entry{Word::kSettles, "knowing it settles the matter in {} of the cases",
          "查明后，{}的情形可成定论"},
    Entry{Word::kMoves, "settles nothing alone, but moves the share by {} points on average",
          "单独查明尚不能定论，但平均可使比例变动{}个百分点"},
    Entry{Word::kSettlesOnAverage, "knowing it settles, on average, {} of the open verdicts",
          "查明后，各项未决结论平均有{}的情形可成定论"},
    Entry{Word::kCollectFirst, "Worth finding out first", "最值得先查明的指标"},
    Entry{Word::kProblems, "Problems", "存在的问题"},
    Entry{Word::kNoProblems, "none that the rules can see", "规则未见问题"},
    Entry{Word::kFeatures, "Features of a cluster", "集群特征"},
    Entry{Word::kRisks, "Risks of the situation", "现状风险"},
    Entry{Word::kCases, "Comparable cases", "可比案例"},
    Entry{Word::kNoCases, "No comparable case: none shares a finding with this region.",
          "没有可比案例：没有案例与本地区存在相同之处。"},
    Entry{Word::kSimilar, "similarity {}", "相似度{}"},
    Entry{Word::kOwnProfile, "your profile", "您提供的档案"},
    Entry{Word::kItself, "this region itself, as the paper tells of it", "即本区域，论文所述"},
    Entry{Word::kShared, "shared: {}", "相同之处：{}"},
    Entry{Word::kDiffers, "only in the case: {}", "仅见于该案例：{}"},
    Entry{Word::kOnlyHere, "only in this region: {}", "仅见于本地区：{}"},
    Entry{Word::kDoneThere, "done there: {}", "当地做法：{}"},
    Entry{Word::kCameOfIt, "what came of it: {}", "后来的结果：{}"},
    Entry{Word::kRobustness, "Robustness of settled verdicts", "已定结论的稳健性"},
    Entry{Word::kValuesMoved, "Every known value is moved by up to {}, up and down.",
          "已知数值各上下变动至多{}。"},
    Entry{Word::kLimitsMoved, "Every default limit is moved by up to {}, up and down.",
          "各默认界限上下变动至多{}。"},
    Entry{Word::kMovedHow,
          "Each moves independently, every amount equally likely; a share says in how much of "
          "these variations the verdict stays the same, and is not a probability.",
          "各项独立变动，变动量均匀分布；比例指结论保持不变的情形所占份额，并非概率。"},
    Entry{Word::kSteady, "The same throughout: {}", "始终不变：{}"},
    Entry{Word::kVerdictStays, "the same in {}", "{}的情形不变"},
    Entry{Word::kVerdictStaysSampled, "the same in about {} (sampled)", "据抽样约{}的情形不变"},
    Entry{Word::kHangsOn, "depends most on {}", "最取决于{}"},
    Entry{Word::kHangsOnLimit, "depends most on the limit for {}", "最取决于{}的界限"},
    Entry{Word::kAboutHead, "About", "对象"},
    Entry{Word::kVerdictHead, "Verdict", "结论"},
    Entry{Word::kStaysHead, "The same in", "结论不变的情形"},
    Entry{Word::kHangsOnHead, "Depends most on", "最取决于"},
    Entry{Word::kTheLimitFor, "the limit for {}", "{}的界限"},
    Entry{Word::kGiven, "Known values", "已知数值"},
    Entry{Word::kUnknown, "Unknown indicators", "未知指标"},
    Entry{Word::kScope, "Scope of the answer", "适用范围"},
    Entry{Word::kUnread, "Given, but outside the scope of the rules: {}",
          "已提供，但不在规则考察范围内：{}"},
    Entry{Word::kUnanswered, "Found, but answered by no role: {}",
          "已查明，但没有与之对应的角色：{}"},
    Entry{Word::kUnexamined, "Not examined by a rule of its own: {}", "没有规则单独考察：{}"},
    Entry{Word::kDecided, "How this was decided", "判断方法"},
    Entry{Word::kOneEvaluation, "No value that matters is open: one evaluation, exact.",
          "没有影响结论的未知数值，一次推理即得，结论精确。"},
    Entry{Word::kExact,
          "Verdicts, shares and ranges are exact: they cover every combination of values that the "
          "limits tell apart.",
          "结论、比例和变动范围均为精确值，涵盖各界限所能区分的全部数值组合。"},
    Entry{Word::kRangesSampled,
          "Verdicts and shares are exact: they cover every combination of values that the limits "
          "tell apart. Ranges come from a sample of {} completions and may be wider.",
          "结论和比例为精确值，涵盖各界限所能区分的全部数值组合；变动范围据{}"
          "种抽样补全情形得出，实际可能更宽。"},
    Entry{Word::kSampled,
          "Verdicts rest on a sample of {} completions, not on every combination of values.",
          "结论依抽样得出：推演了{}种补全情形，并非全部数值组合。"},
    Entry{
        Word::kAssumptions,
        "Assumed: the parts that the limits cut the range of an unknown value into weigh equally; "
        "within an interval all values are equally likely; shares are not probabilities.",
        "假定：未知指标的取值范围被各界限分成若干段，各段权重相等；区间之内数值均匀分布；所列比例并"
        "非概率。"},
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
    Entry{Word::kSetting, "setting {}", "设定 {}"},
    Entry{Word::kSource, "source: {}", "来源：{}"},
    Entry{Word::kRepeated, "shown in full once in this proof", "本证明已另处详列"},

    Entry{Word::kNotKnown, "unknown", "未知"},
    Entry{Word::kFromBelow, "from {} to below {}", "不低于{}且低于{}"},
    Entry{Word::kAtLeastNow, "at least {}", "不低于{}"},
    Entry{Word::kBelow, "below {}", "低于{}"},
    Entry{Word::kNowThen, "{} → {}", "{} → {}"},
    Entry{Word::kChanges, "indicators to change: {}", "改变{}项指标"},
    Entry{Word::kMoved, "in all, {} of the possible range", "合计移动取值范围的{}"},
    Entry{Word::kOnlyToFindOut, "nothing needs to change: the value only has to be found out",
          "无须改变现状，只需查明"},
    Entry{Word::kFlipAlready, "It is so already: {}.", "现已如此：{}。"},
    Entry{Word::kFlipNone, "No change of indicators within their ranges turns this into: {}.",
          "在指标取值范围之内，无论怎样改变都不能使结论变为“{}”。"},
    Entry{Word::kFlipUnexamined, "No rule examines it: there is no verdict to turn.",
          "没有规则考察此项，无结论可变。"},
    Entry{Word::kFlipHead, "The fewest changes that turn this into: {}",
          "使结论变为“{}”所需改变的指标最少者："},
    Entry{Word::kFlipNote,
          "Values that are not named stay as they are, and what is unknown may be anything within "
          "its range. This tells what the verdict depends on; it is no advice to bring the change "
          "about.",
          "未列出的数值保持不变；未知数值可为其范围内任意值。以上只说明结论取决于哪些数值，不是政策"
          "建议。"},

    Entry{Word::kWhyNot, "Why not {}", "为何未得出“{}”"},
    Entry{Word::kStillOpen, "Still open: {}", "尚难判定：{}"},
    Entry{Word::kRoleYes, "Recommended for {}: {}. Unknown values cannot change this.",
          "建议{}承担“{}”这一角色。未知数值不会改变这一结论。"},
    Entry{Word::kRoleByKnown,
          "Recommended for {} by the known values: {}. Unknown values could change this.",
          "依已知数值，建议{}承担“{}”这一角色。未知数值可能改变这一结论。"},
    Entry{Word::kRoleOpen,
          "Not recommended for {} by the known values: {}. The verdict is open, as unknown values "
          "could change this.",
          "依已知数值，对{}，规则未建议“{}”这一角色。但未知数值可能改变这一结论，故尚难判定。"},
    Entry{Word::kRoleNo, "Not recommended for {}: {}. Unknown values cannot change this.",
          "对{}，规则未建议“{}”这一角色。未知数值不会改变这一结论。"},
    Entry{Word::kRoleByCompletions,
          "Recommended for {}: {}. The known values alone give no reason; whatever the unknown "
          "values are, one appears.",
          "建议{}承担“{}”这一角色。仅依已知数值尚无理由；但无论未知数值为何，总有理由成立。"},
    Entry{Word::kFindingYes, "Holds for {}: {}. Unknown values cannot change this.",
          "{}：“{}”成立。未知数值不会改变这一结论。"},
    Entry{Word::kFindingByKnown,
          "Holds for {} by the known values: {}. Unknown values could change this.",
          "{}：依已知数值，“{}”成立。未知数值可能改变这一结论。"},
    Entry{Word::kFindingOpen,
          "Does not hold for {} by the known values: {}. It is open, as unknown values could "
          "change this.",
          "{}：依已知数值，“{}”不成立。但未知数值可能改变这一结论，故尚难判定。"},
    Entry{Word::kFindingNo, "Does not hold for {}: {}. Unknown values cannot change this.",
          "{}：“{}”不成立。未知数值不会改变这一结论。"},
    Entry{Word::kFindingByCompletions,
          "Holds for {}: {}. The known values alone do not show it; whatever the unknown values "
          "are, it holds.",
          "{}：“{}”成立。仅依已知数值尚不能显示；但无论未知数值为何，均成立。"},
    Entry{Word::kScore, "Score {}", "得分{}"},
    Entry{Word::kDegree, "Degree {}", "程度{}"},
    Entry{Word::kWithDegree, "degree {}", "程度{}"},
    Entry{Word::kMadeFrom, "{}: {}, where {}", "{}：{}，其中{}"},
    Entry{Word::kLargestOf, "{} is the largest degree that counts", "{}为所计各项程度的最大值"},
    Entry{Word::kSmallestOf, "{} is the smallest degree that counts", "{}为所计各项程度的最小值"},
    Entry{Word::kSumOf, "{} is the sum of the degrees", "{}为各项程度之和"},
    Entry{Word::kMeanOf, "{} is the mean of the degrees", "{}为各项程度的平均值"},
    Entry{Word::kCountOf, "{} is how many there are", "{}为项数"},
    Entry{Word::kNearestRules, "Rules that could have given it, those that lack least first",
          "可能得出此结论的规则（所缺条件少者在前）"},
    Entry{Word::kNoRule, "No rule can give it from any profile.",
          "无论何种数据，均无规则可得出此结论。"},
    Entry{Word::kLacksOne, "at least {} condition is missing", "至少尚缺{}项条件"},
    Entry{Word::kLacks, "at least {} conditions are missing", "至少尚缺{}项条件"},
    Entry{Word::kQuoted, "“{}”", "“{}”"},
    Entry{Word::kLimit, "{}: {}; needed: {}", "{}：{}；须{}"},
    Entry{Word::kNeeds, "{}: {} – needs {}", "{}：{}——须{}"},
    Entry{Word::kYes, "yes", "为“是”"},
    Entry{Word::kNo, "no", "为“否”"},
    Entry{Word::kOrMore, "{} or more", "不低于{}"},
    Entry{Word::kMoreThan, "more than {}", "高于{}"},
    Entry{Word::kLessThan, "below {}", "低于{}"},
    Entry{Word::kNoMoreThan, "{} at most", "不高于{}"},
    Entry{Word::kOtherThan, "something other than {}", "不为{}"},
    Entry{Word::kNotInProfile, "not in the profile", "数据中未提供"},
    Entry{Word::kOpenInterval, "open", "未定"},
    Entry{Word::kMiddleOfInterval, "the limit lies within the interval, whose middle counts",
          "界限落在区间之内，按区间中点计"},
    Entry{Word::kMiddleCounts, "of the interval the middle counts", "区间取中点计"},
    Entry{Word::kValueSource, "value from: {}", "数值来源：{}"},
    Entry{Word::kValueKnown, "{}: {}", "{}：{}"},
    Entry{Word::kLimitFrom, " ({}: {})", "（{}：{}）"},
    Entry{Word::kBelowInStage, "stage: {} (explained at the end)", "发展阶段：{}（说明见后）"},
    Entry{Word::kNeedsStage, "stage: {} – needs {} (explained at the end)",
          "发展阶段：{}——须为{}（说明见后）"},
    Entry{Word::kCounted, "{} that count: {}; needed: {} or more", "计入的{}：{}项，须不少于{}项"},
    Entry{Word::kCountNeeds, "{} that count: {} – needs {}", "计入的{}：{}项——须{}项"},
    Entry{Word::kNotFound, "not present, as the rule requires: {}", "未见“{}”，符合规则要求"},
    Entry{Word::kNotFoundYet, "not shown so far, but possible: {}", "目前未见“{}”，但仍有可能"},
    Entry{Word::kMustNotHold, "{} – holds, but must not", "{}——已成立，但须不成立"},
    Entry{Word::kMustNotAllBe, "must not be so, but is:", "规则要求以下情形不成立，而实际成立："},
    Entry{Word::kAnotherRule,
          "this reason only assists: one that calls for the role itself is needed as well",
          "此理由只起辅助作用，还须另有一条直接理由成立"},
    Entry{Word::kSeeAbove, "{} (explained above)", "{}（说明见前）"},
    Entry{Word::kStageIs, "Stage: {}", "发展阶段：{}"},
    Entry{Word::kStageOfRule, "stage: {}", "发展阶段：{}"},
    Entry{Word::kStageMissing,
          "What is missing for the stage “{}”, the rules that lack least first",
          "“{}”阶段尚缺的条件（所缺条件少者在前）"},

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

    Entry{Word::kDrawn, "{} concepts and {} links", "概念{}个，关联{}条"},
    Entry{Word::kDrawnAround, "What lies around “{}”: {}", "“{}”的周边：{}"},
    Entry{Word::kDrawnConcept, "{} ({}): {}", "{}（{}）：{}"},
    Entry{Word::kDrawnLink, "{} – {} – {}", "{}—{}—{}"},

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
};

constexpr const Entry& entry(std::size_t word) {
  return word < kTable.size() ? kTable[word] : kReportWords[word - kTable.size()];
}

constexpr bool in_order() {
  constexpr std::size_t kCount = kTable.size() + kReportWords.size();
  for (std::size_t i = 0; i < kCount; ++i) {
    if (entry(i).word != static_cast<Word>(i)) return false;
  }
  return kCount == static_cast<std::size_t>(Word::kLast);
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
  const Entry& one = entry(static_cast<std::size_t>(which));
  return {std::string(one.en), std::string(one.zh)};
}

kb::Text fill(Word which, const std::vector<kb::Text>& arguments) {
  const Entry& one = entry(static_cast<std::size_t>(which));
  Arguments en;
  Arguments zh;
  for (const kb::Text& argument : arguments) {
    en.push_back(argument.en);
    zh.push_back(argument.zh);
  }
  return {fmt::vformat(one.en, en), fmt::vformat(one.zh, zh)};
}

kb::Text same(std::string text) { return {text, text}; }

kb::Text joined(std::span<const kb::Text> texts) { return joined_by(", ", "、", texts); }

kb::Text one_after_another(std::span<const kb::Text> texts) { return joined_by("; ", "；", texts); }

}  // namespace clusterwise::cli

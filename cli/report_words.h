// The words of reports, the end of the table in words.cpp. Private to it.
#pragma once

#include <array>
#include <string_view>

#include "cli/words.h"

namespace clusterwise::cli {

struct WordEntry {
  Word word;
  std::string_view en;
  std::string_view zh;
};

inline constexpr std::array kReportWords = {
    WordEntry{Word::kReport, "Report on an industrial cluster", "产业集群分析报告"},
    WordEntry{
        Word::kReportSays,
        "Which roles a local government should take on for this industry in this region, with "
        "which measures and which risks, and why. Each statement names the rule that gives it and "
        "the claims of the paper that the rule rests on; the annex has both in full.",
        "地方政府对本区域该产业宜承担哪些角色、采取哪些措施、防范哪些风险，理由何在。每项判断均注明"
        "所依据的规则和论文论断，全文见附录。"},
    WordEntry{Word::kContents, "Contents", "目录"},
    WordEntry{Word::kSummary, "Summary", "摘要"},
    WordEntry{Word::kStageSettled,
              "The region is at the stage “{}”, whatever the unknown values are.",
              "属于“{}”阶段，无论未知数值为何，均不改变。"},
    WordEntry{Word::kStageIsKnown, "The region is at the stage “{}”.", "属于“{}”阶段。"},
    WordEntry{Word::kStageMay,
              "Taken alone, the known values give “{}”; that is so in {} of completions. "
              "The unknown values decide.",
              "仅依已知数值为“{}”，补全未知数值后仍属这一阶段的占{}。结论取决于未知数值。"},
    WordEntry{Word::kStageNone, "The rules give this region no stage.", "规则未给出发展阶段。"},
    WordEntry{Word::kScored, "{} ({})", "{}（{}）"},
    WordEntry{Word::kNoneCalledFor,
              "Nothing calls for government to act: the rules recommend none of its roles.",
              "规则未建议承担任何角色，没有需要政府出手的理由。"},
    WordEntry{Word::kFirst, "{}, with a score of {} out of 1.", "“{}”，得分{}（满分1）。"},
    WordEntry{Word::kThen, "After that: {}.", "其次：{}。"},
    WordEntry{Word::kBeginWith, "Begin with: {}.", "先行措施：{}。"},
    WordEntry{Word::kDependsOn, "{}. Values that are not known decide; the most telling: {}.",
              "{}。结论取决于尚不掌握的数值，其中最关键的是：{}。"},
    WordEntry{Word::kEnded, "{}.", "{}。"},
    WordEntry{Word::kRisksMay, "None is certain; possible, in up to {} of completions: {}.",
              "没有可以确定的风险；可能存在（至多占补全情形的{}）：{}。"},
    WordEntry{Word::kNoRisks, "None that the rules can see.", "规则未见风险。"},
    WordEntry{Word::kHowSure, "How sure", "把握程度"},
    WordEntry{Word::kSettled, "The verdict is settled for {} of the {} roles.",
              "已有定论的角色为{}个（共{}个）。"},
    WordEntry{Word::kSettledAll, "The verdict is settled for all {} roles.",
              "全部{}个角色均有定论。"},
    WordEntry{Word::kSettledNone, "The verdict is settled for none of the {} roles.",
              "{}个角色均尚无定论。"},
    WordEntry{Word::kRegionAsGiven, "The region as given", "区域数据"},
    WordEntry{Word::kUncertain, "Uncertain values", "不确定的数值"},
    WordEntry{Word::kDoneHere, "Done so far", "已采取的措施"},
    WordEntry{Word::kCameOfItHere, "What came of it", "取得的结果"},
    WordEntry{Word::kIndicator, "Indicator", "指标"},
    WordEntry{Word::kValueHead, "Value", "数值"},
    WordEntry{Word::kLimitHead, "Limit", "界限"},
    WordEntry{Word::kLimitOf, "limit {}", "界限：{}"},
    WordEntry{Word::kBasis, "Basis", "依据"},
    WordEntry{Word::kSourceHead, "Source", "来源"},
    WordEntry{Word::kNotGiven, "not given", "未注明"},
    WordEntry{Word::kStageAndFeatures, "Stage and features", "发展阶段与集群特征"},
    WordEntry{Word::kStageHolds, "The region is at this stage whatever the unknown values are.",
              "无论未知数值为何，均属此阶段。"},
    WordEntry{Word::kStageByKnown, "Stage by the known values: {}", "发展阶段（仅依已知数值）：{}"},
    WordEntry{Word::kByKnownOnly, "undetermined; by the known values only",
              "尚难判定，以下仅依已知数值"},
    WordEntry{Word::kOnlyByKnown, "by the known values only; so in {} of completions",
              "仅依已知数值；见于{}的补全情形"},
    WordEntry{Word::kFeature, "Feature", "特征"},
    WordEntry{Word::kDegreeHead, "Degree, 0 to 1", "程度（0至1）"},
    WordEntry{Word::kRole, "Role", "角色"},
    WordEntry{Word::kScoreHead, "Score, 0 to 1", "得分（0至1）"},
    WordEntry{Word::kShareHead, "Share of completions", "占补全情形的比例"},
    WordEntry{Word::kAbout, "about {}", "约{}"},
    WordEntry{Word::kKeyToBars,
              "Solid: by the known values. Whisker: the range over completions. Dashed: that range "
              "where the verdict is undetermined.",
              "实心条：依已知数值。须线：各补全情形下的变动范围。虚线框：尚难判定时的变动范围。"},
    WordEntry{
        Word::kKeyToCells,
        "█ by the known values; ▒ up to the end of the range over completions where the verdict "
        "is undetermined; in brackets, the range.",
        "█：依已知数值；▒：尚难判定时，延伸至各补全情形下的最高值；括号内为变动范围。"},
    WordEntry{
        Word::kCompletionIs,
        "The report tries out the values that unknown or uncertain indicators may have. Each full "
        "set of values is called a completion; a share says in how many of them something is so.",
        "报告为未知或不确定的指标逐一试取可能的数值，每一整套取值称为一种“补全情形”；比例指结论在其"
        "中多少种情形下成立。"},
    WordEntry{Word::kBarDegree, "{}: {}; {} by the known values.", "{}：{}；依已知数值为{}。"},
    WordEntry{Word::kBarRange, "Range over completions: {} to {}.",
              "各补全情形下的变动范围：{}至{}。"},
    WordEntry{Word::kBarOpen, "Share of completions: {}.", "占补全情形的比例：{}。"},
    WordEntry{Word::kNotCalledFor, "No rule calls for it.", "没有规则建议承担这一角色。"},
    WordEntry{
        Word::kNeverRecommended,
        "In no completion do the rules call for it; that is no reason to stop what is being done.",
        "在任何补全情形下，都没有规则建议这一角色；这不意味着应停止现有做法。"},
    WordEntry{Word::kSometimesRecommended, "The rules recommend it in {} of completions.",
              "在{}的补全情形下，规则建议承担这一角色。"},
    WordEntry{Word::kProblem, "Problem", "问题"},
    WordEntry{Word::kRisk, "Risk", "风险"},
    WordEntry{Word::kAllSettled,
              "Nothing: every verdict is settled, and no further value would change one.",
              "无须查明：各项结论均已确定，补充数值不会改变。"},
    WordEntry{Word::kNoneTelling, "No single value would settle an open verdict.",
              "没有哪一项数值能单独使结论确定。"},
    WordEntry{Word::kProofs, "Proofs", "推理过程"},
    WordEntry{
        Word::kProofsSay,
        "How each role follows from the known values, down to values, limits and claims; where it "
        "does not, what the nearest rules lack: ✓ met, ? unknown, ✗ not met.",
        "各角色如何由已知数值得出，逐层追溯至数值、界限和论断；未得出者，列出最接近的规则尚缺哪些条"
        "件："
        "✓ 已满足，? 未知，✗ 未满足。"},
    WordEntry{Word::kAnnex, "Annex", "附录"},
    WordEntry{Word::kRulesUsed, "Rules named", "所涉规则"},
    WordEntry{Word::kRule, "Rule", "规则"},
    WordEntry{Word::kSays, "What it says", "内容"},
    WordEntry{Word::kClaim, "Claim", "论断"},
    WordEntry{Word::kSection, "Section of the paper", "论文章节"},
    WordEntry{Word::kLimitsUsed, "Limits used", "所用界限"},
    WordEntry{Word::kNoLimits, "Nothing that was found rests on a limit.",
              "所得结论均未用到界限。"},
    WordEntry{Word::kClaimsCited, "Claims cited", "所引论断"},
    WordEntry{Word::kFilesUsed, "Rule files", "规则文件"},
    WordEntry{Word::kFile, "File", "文件"},
    WordEntry{Word::kPackNamed, "Pack", "知识包"},
    WordEntry{Word::kVersion, "Version", "版本"},
    WordEntry{
        Word::kKnownMeans,
        "“By the known values” leaves unknown indicators out and takes an interval at its middle.",
        "“依已知数值”指不计未知指标，区间取其中点。"},
    WordEntry{Word::kDegreesMean,
              "Degrees, scores and similarities run from 0 to 1. They rank what was found; they "
              "are no probabilities and no forecasts.",
              "程度、得分和相似度均在0至1之间，仅用于比较轻重，既非概率，也非预测。"},
    WordEntry{Word::kNotInScope, "What is not in scope", "未涉及的内容"},
    WordEntry{
        Word::kNotCosts,
        "What the measures cost, whether the budget bears them and whether the law permits them "
        "is not examined.",
        "未考察各项措施的成本、财政承受能力和合法性。"},
    WordEntry{Word::kNotChecked,
              "Values are taken as the profile gives them; sources are named, not checked.",
              "各项数值按所提供的采用，来源仅予注明，未经核实。"},
    WordEntry{Word::kNotForecast,
              "The report speaks of the period that the values are from; it forecasts nothing. "
              "Limits are not adjusted to that period or country.",
              "报告仅反映数值所属时期的情况，不作预测；各项界限未按数值所属的年代和国别调整。"},
    WordEntry{Word::kNotFixed,
              "A limit marked as default is a judgement of those who wrote the rules, and may be "
              "adapted to the place.",
              "标为默认值的界限是规则编写者的判断，可结合当地情况调整。"},
    WordEntry{
        Word::kNotProven,
        "Cases are comparable by what they have in common with the region; how they ended proves "
        "nothing for it.",
        "可比案例仅指与本区域有相同之处的案例，其结局不足以推断本区域的前景。"},
};

}  // namespace clusterwise::cli

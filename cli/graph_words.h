// The words of the answers about the graph, in both languages.
#pragma once

#include <string_view>
#include <vector>

#include "kb/knowledge.h"

namespace clusterwise::cli {

// Some have places to fill, "{}", as many in both languages.
struct GraphWord {
  std::string_view en;
  std::string_view zh;

  // In each language with the argument in that language.
  kb::Text operator()(const std::vector<kb::Text>& arguments = {}) const;
};

namespace graph_words {

// show, of a claim: its source and section
inline constexpr GraphWord kClaimOf = {"claim of {}, §{}", "{}的论断，§{}"};

// path
inline constexpr GraphWord kOneStep = {"{} step", "{}步"};
inline constexpr GraphWord kSteps = {"{} steps", "{}步"};

// neighbours
inline constexpr GraphWord kOneLinkAway = {"One link away ({})", "相距一条关系（{}个）"};
inline constexpr GraphWord kLinksAway = {"{} links away ({})", "相距{}条关系（{}个）"};
inline constexpr GraphWord kOver = {"over {}", "经由{}"};
inline constexpr GraphWord kAndMore = {"{} and {} more", "{}等{}个"};

// compare
inline constexpr GraphWord kOtherKinds = {
    "They are of different kinds: what they share are links and claims.",
    "两者类别不同，相同之处仅指关系与论断。"};
inline constexpr GraphWord kBetweenThem = {"Between them", "两者之间"};
inline constexpr GraphWord kShare = {"What they share", "相同之处"};
inline constexpr GraphWord kShareNothing = {"nothing", "无"};
inline constexpr GraphWord kDiffer = {"Where they differ", "不同之处"};
inline constexpr GraphWord kOnlyClaims = {"claims of one only", "仅一方依据的论断"};
inline constexpr GraphWord kSharedClaims = {"rest on", "同据论断"};
inline constexpr GraphWord kDefinition = {"definition", "定义"};

// central
inline constexpr GraphWord kConcept = {"concept", "概念"};
inline constexpr GraphWord kKind = {"kind", "类别"};
inline constexpr GraphWord kDegree = {"degree", "度"};
inline constexpr GraphWord kBetweenness = {"betweenness", "中介度"};
inline constexpr GraphWord kCutsOff = {"cuts off", "割离"};
inline constexpr GraphWord kWhole = {"{} concepts, {} pairs of them linked; all hang together",
                                     "概念{}个，其中{}对有关系；全部相互连通"};
inline constexpr GraphWord kParts = {
    "{} concepts, {} pairs of them linked; {} parts that do not hang together, the largest of {} "
    "concepts; without links: {}",
    "概念{}个，其中{}对有关系；互不连通的部分{}个，最大者含概念{}个；无关系者{}个"};
inline constexpr GraphWord kDegreeMeans = {
    "degree: how many concepts it is linked with, in either direction",
    "度：与之有关系的概念数，不论方向"};
inline constexpr GraphWord kBetweennessMeans = {
    "betweenness: of all pairs of other concepts the share whose shortest ways lead over it, from "
    "0 to 1; of several shortest ways each counts in part (Freeman 1977, Brandes 2001)",
    "中介度：其他概念两两之间的最短路径经过它的比例，取值0至1；最短路径不止一条时按比例计"
    "（Freeman 1977，Brandes 2001）"};
inline constexpr GraphWord kCutsOffMeans = {
    "cuts off: how many concepts would no longer hang together with the rest without it",
    "割离：去掉它以后与主体失去联系的概念数"};
inline constexpr GraphWord kEstimated = {
    "The graph is large: betweenness is estimated from the ways of {} concepts drawn at random, "
    "the same at every run (Brandes and Pich 2007); small differences mean nothing.",
    "图规模较大：中介度由随机抽取的{}个概念（每次相同）的路径估计（Brandes与Pich "
    "2007），细小差别不足为据。"};

// query
inline constexpr GraphWord kHolds = {"yes", "是"};
inline constexpr GraphWord kMoreRows = {"and {} more rows (--limit)", "另有{}行（--limit）"};

}  // namespace graph_words
}  // namespace clusterwise::cli

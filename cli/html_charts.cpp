#include "cli/html_charts.h"

#include <fmt/format.h>

#include "cli/chart_svg.h"
#include "cli/numbers.h"
#include "cli/said.h"
#include "cli/words.h"

namespace clusterwise::cli {
namespace {

constexpr std::size_t kBarsTogether = 12;  // on one page of paper

}  // namespace

void HtmlCharts::write(const Chart& chart, bool quiet) {
  const bool fits_a_page = chart.bars.size() <= kBarsTogether;
  const auto table = page_.element("table", {{"class", fits_a_page ? "chart short" : "chart"}});
  {
    const auto caption = page_.element("caption", {{"class", quiet ? "unseen" : "seen"}});
    text_.say(chart.caption);
  }
  head(chart);
  const auto body = page_.element("tbody");
  for (const Bar& each : chart.bars) bar(each);
}

void HtmlCharts::head(const Chart& chart) {
  const auto whole = page_.element("thead");
  const auto row = page_.element("tr");
  {
    const auto label = page_.element("th", {{"scope", "col"}});
    text_.say(chart.label_head);
  }
  {
    const auto value = page_.element("th", {{"scope", "col"}, {"colspan", "2"}});
    text_.say(chart.value_head);
  }
  const auto share = page_.element("th", {{"scope", "col"}});
  text_.say(word(Word::kShareHead));
}

void HtmlCharts::bar(const Bar& bar) {
  const auto row = page_.element("tr");
  {
    const auto label = page_.element("th", {{"scope", "row"}});
    this->label(bar);
  }
  {
    const auto picture = page_.element("td", {{"class", "picture"}});
    write_bar(bar, fmt::format("bar-{}", ++bars_), text_.line(bar.label), description(bar), page_);
    scale();
  }
  {
    const auto reading = page_.element("td", {{"class", "reading"}});
    page_.text(reading_of(bar));
  }
  const auto share = page_.element("td", {{"class", "share"}});
  text_.badge(bar.badge);
  page_.text(" ");
  const auto number = page_.element("span", {{"class", "percent"}});
  text_.say(bar.share);
}

void HtmlCharts::label(const Bar& bar) {
  if (bar.anchor.empty()) {
    text_.say(bar.label);
  } else {
    const auto link = page_.element("a", {{"href", "#" + bar.anchor}});
    text_.say(bar.label);
  }
  text_.cite("", bar.claims);
}

// The numbers below the grid of a bar; the style sheet shows them where the last bar ends.
void HtmlCharts::scale() {
  const auto scale = page_.element("span", {{"class", "scale"}, {"aria-hidden", "true"}});
  for (const char* mark : {"0", "0.5", "1"}) page_.element_with("span", {}, mark);
}

std::string HtmlCharts::description(const Bar& bar) const {
  const kb::Text text =
      fill(Word::kBarDegree, {bar.label, bar.badge.words, same(two_decimals(bar.value))});
  const kb::Text range = fill(
      Word::kBarRange, {same(two_decimals(bar.range.low)), same(two_decimals(bar.range.high))});
  const kb::Text share = fill(Word::kBarOpen, {bar.share});
  return text_.line(in_a_row(in_a_row(text, range), share));
}

}  // namespace clusterwise::cli

// Charts on an HTML page: tables with a picture in each row, so that they read aloud and on a
// phone.
#pragma once

#include <cstddef>
#include <string>

#include "cli/document.h"
#include "cli/html_page.h"
#include "cli/html_text.h"

namespace clusterwise::cli {

class HtmlCharts {
 public:
  // REQUIRES: text and page outlive it.
  HtmlCharts(HtmlText& text, HtmlPage& page) : text_(text), page_(page) {}

  // A quiet caption is not seen.
  void write(const Chart& chart, bool quiet);

 private:
  void head(const Chart& chart);
  void bar(const Bar& bar);
  void label(const Bar& bar);
  void scale();
  std::string description(const Bar& bar) const;

  HtmlText& text_;
  HtmlPage& page_;
  std::size_t bars_ = 0;  // written, which gives each picture an id
};

}  // namespace clusterwise::cli

#include "reasoner/advisor/numbers.h"

#include <catch2/catch.hpp>
#include <string>

namespace clusterwise::advisor {

TEST_CASE("numbers are written as people read them") {
  CHECK(number_text(11607) == "11607");
  CHECK(number_text(0.248) == "0.248");
  CHECK(number_text(3.1) == "3.1");
  CHECK(number_text(45.8712) == "45.87");
  CHECK(number_text(93.949) == "93.95");
  CHECK(number_text(0.00012346) == "0.000123");
  CHECK(number_text(123.456) == "123.5");
  CHECK(number_text(12345.678) == "12346");
  CHECK(number_text(1999.999) == "2000");
  CHECK(number_text(-0.5) == "-0.5");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(1e20) == "1e+20");
  CHECK(number_text(0) == "0");
  CHECK(number_text(-7) == "-7");
  CHECK(number_text(123456789012345) == "123456789012345");
}

TEST_CASE("rounding carries over and leaves no zeros, points or signs behind") {
  CHECK(number_text(0.99999) == "1");
  CHECK(number_text(9.99996) == "10");
  CHECK(number_text(99999.97) == "100000");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(2.5) == "2.5");
  CHECK(number_text(1.0 / 3) == "0.333");
  CHECK(number_text(200.0 / 3) == "66.67");
  CHECK(number_text(0.1 + 0.2) == "0.3");
  CHECK(number_text(1e-15) == "0");
  CHECK(number_text(-1e-15) == "0");
}

TEST_CASE("English parts thousands, Chinese does not") {
  CHECK(readable(999) == kb::Text{"999", "999"});
  CHECK(readable(12000) == kb::Text{"12,000", "12000"});
  CHECK(readable(-1234567) == kb::Text{"-1,234,567", "-1234567"});
  CHECK(readable(100) == kb::Text{"100", "100"});
  CHECK(readable(-100) == kb::Text{"-100", "-100"});
  CHECK(readable(0.5) == kb::Text{"0.5", "0.5"});
  CHECK(readable(1e20) == kb::Text{"1e+20", "1e+20"});
}

TEST_CASE("one of a unit is said in the singular") {
  const auto english = [](double value, const std::string& unit) {
    return amount(value, kb::Measurement{{unit, ""}, {}, {}, "", {}}).en;
  };
  CHECK(english(1, "firms") == "1 firm");
  CHECK(english(0, "firms") == "0 firms");
  CHECK(english(1.5, "firms") == "1.5 firms");
  CHECK(english(1, "industries") == "1 industry");
  CHECK(english(1, "days a year") == "1 day a year");
  CHECK(english(1, "times") == "1 times");
  CHECK(english(1, "per 100 firms") == "1 per 100 firms");
  CHECK(english(1, "out of 10") == "1 out of 10");
  CHECK(english(1, "") == "1");
}

TEST_CASE("a value is shown in the display of its indicator, an interval once with its unit") {
  const kb::Measurement plain{{"out of 100", "分（满分100分）"}, 0, 100, "higher", {}};
  CHECK(amount(45, plain) == kb::Text{"45 out of 100", "45分（满分100分）"});
  CHECK(amount(Range{20, 45}, plain) == kb::Text{"20–45 out of 100", "20–45分（满分100分）"});
  const kb::Measurement share{{"share", "比例"}, 0, 1, "", kb::Display{100, 100, {"%", "%"}}};
  CHECK(amount(0.02, share) == kb::Text{"2%", "2%"});
  CHECK(amount(0.07, share) == kb::Text{"7%", "7%"});
  CHECK(amount(Range{0.1, 0.255}, share) == kb::Text{"10–25.5%", "10–25.5%"});
  CHECK(amount(Range{0.5, 0.5}, share) == kb::Text{"50%", "50%"});
  const kb::Measurement billions{{"billion CNY a year", "十亿元/年"},
                                 0,
                                 {},
                                 "higher",
                                 kb::Display{1, 10, {"billion CNY a year", "亿元/年"}}};
  CHECK(amount(1250.5, billions) == kb::Text{"1,250 billion CNY a year", "12505亿元/年"});
}

TEST_CASE("yes and no are words") {
  kb::Measurement flag;
  flag.unit = {"yes/no", "是/否"};
  CHECK(is_yes_or_no(flag));
  CHECK_FALSE(is_yes_or_no(kb::Measurement{}));
  CHECK(amount(1.0, flag) == kb::Text{"yes", "是"});
  CHECK(amount(0.0, flag) == kb::Text{"no", "否"});
  CHECK(amount(Range{0, 1}, flag) == kb::Text{"no or yes", "否或是"});
}

}  // namespace clusterwise::advisor

#include "kb/json.h"

#include "fixtures.h"

namespace clusterwise::kb {
namespace {

using test::described;

std::string complaint(std::string_view text) {
  const Checked<Json> json = parse_json(text);
  return json ? "none" : described(text, json.error());
}

// Every value of the document with the text that it was read from.
void collect(std::string_view text, const Json& json, std::vector<std::string>& values) {
  values.emplace_back(text.substr(json.begin, json.end - json.begin));
  if (const JsonArray* array = json.array()) {
    for (const Json& item : *array) collect(text, item, values);
  } else if (const JsonObject* object = json.object()) {
    for (const JsonMember& member : *object) {
      values.emplace_back(text.substr(member.key_begin, member.key_end - member.key_begin));
      collect(text, member.value, values);
    }
  }
}

std::vector<std::string> values_of(std::string_view text) {
  const Checked<Json> json = parse_json(text);
  REQUIRE(json);
  std::vector<std::string> values;
  collect(text, *json, values);
  return values;
}

}  // namespace

TEST_CASE("numbers of any length are read, or refused as too large") {
  const auto number = [](const std::string& text) { return *parse_json(text)->number(); };
  CHECK(number("0." + std::string(345, '0') + "1220617610896626464") == 0);
  CHECK(number("0e44") == 0);
  CHECK(number("0e-120") == 0);
  CHECK(number("-12.5e-1") == -1.25);
  CHECK(number("18446744073709551616") == 18446744073709551616.0);
  CHECK(number("0.1") == 0.1);
  CHECK(number(std::string(308, '9')) == Approx(1e308));
  CHECK_FALSE(parse_json(std::string(400, '9')));
}

TEST_CASE("json: values know where they stand") {
  using Values = std::vector<std::string>;
  CHECK(values_of(" 12 ") == Values{"12"});
  CHECK(values_of("\n-1.5e3") == Values{"-1.5e3"});
  CHECK(values_of("[ 1 , true,null\t,\"硅谷\" ]") ==
        Values{"[ 1 , true,null\t,\"硅谷\" ]", "1", "true", "null", "\"硅谷\""});
  CHECK(values_of("{\"a\" : {} , \"b,:\":[[]], \"\\u4e2d\": 0}") ==
        Values{"{\"a\" : {} , \"b,:\":[[]], \"\\u4e2d\": 0}", "\"a\"", "{}", "\"b,:\"", "[[]]",
               "[]", "\"\\u4e2d\"", "0"});
  CHECK(values_of("\xEF\xBB\xBF[7]") == Values{"[7]", "7"});
}

TEST_CASE("json: values are what was written") {
  const Checked<Json> json = parse_json(
      R"({"n": 0.1, "big": 9007199254740991, "t": "a\n\"\u4e2d\ud83d\ude00", "no": false})");
  REQUIRE(json);
  CHECK(*json->find("n")->number() == 0.1);
  CHECK(*json->find("big")->number() == 9007199254740991.0);
  CHECK(*json->find("t")->string() == "a\n\"中😀");
  CHECK(std::get<bool>(json->find("no")->value) == false);
  CHECK(json->find("absent") == nullptr);
  CHECK(json->find("n")->find("n") == nullptr);
  CHECK(json->type_name() == "an object");
  CHECK(json->find("no")->type_name() == "true or false");
}

TEST_CASE("json: errors point at the fault and say what is wrong") {
  struct Case {
    std::string_view text;
    std::string_view complaint;
  };
  const Case cases[] = {
      {"", " [json] the document is empty (it must hold one JSON object)\n"},
      {" \n ", " [json] the document is empty (it must hold one JSON object)\n"},
      {"{\"a\": 1, \"b\": 2,\n \"a\": 3}",
       "\"a\" [json] the key \"a\" stands twice in one object (it stands first at line 1, column "
       "2; remove or rename one of the two)\n"},
      {"{\"a\": 1} x", "x [json] there is more text after the end of the document (remove it)\n"},
      {"{\"a\": 1,}",
       "} [json] a key in straight double quotes is expected here (a comma before } is not "
       "allowed)\n"},
      {"{\"a\" 1}", "1 [json] a colon is expected after the key\n"},
      {"{\"a\": 1 \"b\"}", "\" [json] a comma or } is expected here\n"},
      {"[1 2]", "2 [json] a comma or ] is expected here\n"},
      {"[1,]", "] [json] a value is expected here (a comma before ] is not allowed)\n"},
      {"[1,,2]",
       ", [json] a value is expected here (a value is an object, an array, a \"text\", a number, "
       "true, false or null)\n"},
      {"[None]",
       "None [json] None is no JSON value (a value is an object, an array, a \"text\", a number, "
       "true, false or null)\n"},
      {"[trve]",
       "trve [json] trve is no JSON value (a value is an object, an array, a \"text\", a number, "
       "true, false or null)\n"},
      {"[1.]", "] [json] digits are expected after the decimal point\n"},
      {"[1e]", "] [json] digits are expected in the exponent\n"},
      {"[1e999]", "1 [json] the number is too large\n"},
      {"[NaN]",
       "NaN [json] NaN is no JSON value (a value is an object, an array, a \"text\", a number, "
       "true, false or null)\n"},
      {"[\"a", "\" [json] the text is not closed (add a double quote at its end)\n"},
      {"[\"a\\x\"]", "\\ [json] a backslash may only be followed by one of \" \\ / b f n r t u\n"},
      {"[\"\\u12g4\"]", "\\ [json] \\u must be followed by four hexadecimal digits\n"},
      {"[\"\\ud800\"]",
       "\\ [json] the escape is half of a surrogate pair (write the character itself, or both "
       "halves of the pair)\n"},
      {"[\"\\udc00\"]",
       "\"\\udc00\" [json] the text holds half of a surrogate pair (write the character itself, or "
       "both halves of the pair)\n"},
      {"[\"\\u0000\"]",
       "\"\\u0000\" [json] the text holds the character \\u0000 (remove the escape)\n"},
      {"[\"a\nb\"]",
       "\n [json] a line end or control character stands in a text (close the text before it, or "
       "write it as \\n or \\t)\n"},
      {"[\"\xFF\"]",
       "\xFF [json] this byte is not UTF-8 (save the document in the encoding UTF-8)\n"},
      {"[\"\xE4\xB8\"]",
       "\xE4 [json] this byte is not UTF-8 (save the document in the encoding UTF-8)\n"},
      {"[\"\xED\xA0\x80\"]",
       "\xED [json] this byte is not UTF-8 (save the document in the encoding UTF-8)\n"},
      {"［1］",
       "［ [json] a value is expected here (a value is an object, an array, a \"text\", a number, "
       "true, false or null)\n"},
      {"[1", " [json] the document ends too early (is the file whole?)\n"},
      {"{\"a\":", " [json] the document ends too early (is the file whole?)\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(complaint(one.text) == one.complaint);
  }
}

TEST_CASE("json: a zero byte does not hide what follows it") {
  using namespace std::string_literals;
  const std::string after = "[1]\0[2]"s;
  const std::string inside = "[\"a\0b\"]"s;
  const std::string message = "\0 [json] the document holds a zero byte (is this a text file?)\n"s;
  CHECK(complaint(after) == message);
  CHECK(complaint(inside) == message);
}

TEST_CASE("json: nesting is limited, whatever the size of the document") {
  const std::string deep = std::string(64, '[') + std::string(64, ']');
  CHECK(parse_json(deep));
  std::string deeper;
  deeper.resize(10'000'000, '[');
  CHECK(complaint(deeper) ==
        "[ [json] more than 64 levels of nesting (no document of this program needs so many; is "
        "this the right file?)\n");
}

TEST_CASE("json: every truncation of a document is refused without harm") {
  const std::string_view text = test::kSmallPack;
  for (std::size_t size = 0; size < text.size(); ++size) {
    REQUIRE_FALSE(parse_json(text.substr(0, size)));
  }
}

TEST_CASE("json: items of lists are handed over instead of being kept") {
  constexpr std::string_view kText =
      R"({"a": 1, "list": [{"x": 1}, [2], "three"], "other": [4], "in": {"list": [5]}})";
  constexpr std::string_view kLists[] = {"list", "absent"};
  std::string taken;
  const Checked<Json> document =
      parse_json(kText, kLists, [&](std::string_view list, const Json& item) {
        taken.append(list) += ' ';
        taken.append(kText.substr(item.begin, item.end - item.begin)) += '\n';
      });
  REQUIRE(document);
  CHECK(taken == "list {\"x\": 1}\nlist [2]\nlist \"three\"\n");
  CHECK(document->find("list")->array()->empty());
  CHECK(document->find("other")->array()->size() == 1);
  CHECK(document->find("in")->find("list")->array()->size() == 1);
}

TEST_CASE("json: a value that is read again has its places in the whole text") {
  constexpr std::string_view kText = R"(["一", {"x": [1, 2]}])";
  const Checked<Json> document = parse_json(kText);
  REQUIRE(document);
  const Json& value = (*document->array())[1];
  const Json again = parse_json_again(kText, value.begin, value.end);
  CHECK(again.begin == value.begin);
  CHECK(again.end == value.end);
  CHECK((*again.find("x")->array())[1].begin == (*value.find("x")->array())[1].begin);
}

TEST_CASE("json: the text of a member is found without reading on") {
  CHECK(member_text(R"({"a": {"id": "no"}, "id": "yes", broken)", "id") == "yes");
  CHECK(member_text("\xEF\xBB\xBF{\"id\": \"yes\"}", "id") == "yes");
  for (const std::string_view text :
       {R"({"id": 5})", R"({"id": ["no"]})", R"({"id": {"id": "no"}})", R"(["id", "no"])",
        R"({"a": "id", "b": "no"})", R"({"a" "id": "no"})", ""}) {
    CAPTURE(text);
    CHECK(member_text(text, "id").empty());
  }
}

TEST_CASE("json: a key that stands twice is found in large objects too") {
  std::string text = "{";
  for (int i = 0; i < 40; ++i) text += "\"k" + std::to_string(i) + "\": 0, ";
  CHECK(parse_json(text + "\"last\": 0}"));
  const Checked<Json> twice = parse_json(text + "\"k3\": 0}");
  REQUIRE_FALSE(twice);
  CHECK(twice.error()[0].message == "the key \"k3\" stands twice in one object");
}

}  // namespace clusterwise::kb

// RapidJSON's SAX reader walks the text; the handler below builds the tree and finds out where each
// value stands.
//
// The reader calls the handler just after it has consumed a value, so the stream's position is the
// value's end. Its begin is the first byte after the previous token that is neither white space nor
// punctuation: at that point the text in between is known to be well formed.
#include "kb/json.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <optional>
#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <unordered_map>

#include "kb/place.h"
#include "kb/problem_kinds.h"
#include "kb/utf8.h"

namespace clusterwise::kb {
namespace {

constexpr std::size_t kMostNested = 64;

// A view of the text with a position that the handler can ask for.
class Stream {
 public:
  using Ch = char;
  explicit Stream(std::string_view text, std::size_t begin = 0) : text_(text), at_(begin) {}

  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  char Take() { return at_ < text_.size() ? text_[at_++] : '\0'; }
  std::size_t Tell() const { return at_; }
  // Only streams that are written to need these.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  void Flush() {}
  std::size_t PutEnd(char*) { return 0; }

 private:
  std::string_view text_;
  std::size_t at_;
};

Problem json_problem(std::size_t begin, std::size_t end, std::string message,
                     std::string note = {}) {
  return {begin, end, std::string(problem_kind::kJson), std::move(message), std::move(note)};
}

// Which items to hand over instead of keeping them.
struct Taken {
  std::span<const std::string_view> lists;
  const TakeItem* take = nullptr;
};

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const Stream& stream, Taken taken)
      : text_(text), stream_(stream), taken_(taken), last_end_(stream.Tell()) {}

  bool Null() { return add(nullptr); }
  bool Bool(bool value) { return add(value); }
  // Numbers come as text: RapidJSON 1.1 reads beyond its tables for some of them.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* data, rapidjson::SizeType size, bool);
  bool String(const char* data, rapidjson::SizeType size, bool) {
    std::string value(data, size);
    return is_clean(value) && add(std::move(value));
  }
  bool Key(const char* data, rapidjson::SizeType size, bool);
  bool StartObject() { return open(JsonObject{}); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(JsonArray{}); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  Json take_root() { return std::move(root_); }
  const std::optional<Problem>& problem() const { return problem_; }
  // Where the token begins that has not been understood yet.
  std::size_t next_begin() const;

 private:
  struct Frame {
    Json container;
    JsonMember pending;  // the member whose value comes next, in an object
    std::unordered_map<std::string, std::size_t> keys;  // with their begins, once there are many
  };

  bool add(decltype(Json::value) value);
  bool open(decltype(Json::value) value);
  bool close();
  bool is_clean(const std::string& value);
  void place(Json json);
  bool is_taken() const;
  static std::optional<std::size_t> begin_of_key(Frame& frame, const std::string& key);
  bool fail(Problem problem) {
    problem_ = std::move(problem);
    return false;
  }

  std::string_view text_;
  const Stream& stream_;
  Taken taken_;
  std::size_t last_end_;  // of the last token
  std::vector<Frame> open_;
  Json root_;
  std::optional<Problem> problem_;
};

std::size_t TreeBuilder::next_begin() const {
  const std::size_t begin = text_.find_first_not_of(" \t\r\n,:", last_end_);
  return begin == std::string_view::npos ? text_.size() : begin;
}

bool TreeBuilder::RawNumber(const char* data, rapidjson::SizeType size, bool) {
  double value = 0;
  fast_float::from_chars(data, data + size, value);
  if (std::isfinite(value)) return add(value);
  return fail(json_problem(next_begin(), stream_.Tell(), "the number is too large"));
}

bool TreeBuilder::add(decltype(Json::value) value) {
  Json json{std::move(value), next_begin(), stream_.Tell()};
  last_end_ = json.end;
  place(std::move(json));
  return true;
}

bool TreeBuilder::open(decltype(Json::value) value) {
  const std::size_t begin = next_begin();
  last_end_ = stream_.Tell();
  if (open_.size() == kMostNested) {
    return fail(json_problem(begin, last_end_,
                             fmt::format("more than {} levels of nesting", kMostNested),
                             "no document of this program needs so many; is this the right file?"));
  }
  Frame frame;
  frame.container = {std::move(value), begin, last_end_};
  open_.push_back(std::move(frame));
  return true;
}

bool TreeBuilder::close() {
  Json json = std::move(open_.back().container);
  open_.pop_back();
  json.end = last_end_ = stream_.Tell();
  place(std::move(json));
  return true;
}

// Whether the value that is complete now is an item of one of the lists that are handed over.
bool TreeBuilder::is_taken() const {
  constexpr std::size_t kOpen = 2;  // the document and the list
  if (taken_.take == nullptr || open_.size() != kOpen) return false;
  if (open_.back().container.array() == nullptr || open_.front().container.object() == nullptr) {
    return false;
  }
  const std::string& list = open_.front().pending.key;
  return std::find(taken_.lists.begin(), taken_.lists.end(), list) != taken_.lists.end();
}

void TreeBuilder::place(Json json) {
  if (open_.empty()) {
    root_ = std::move(json);
    return;
  }
  if (is_taken()) {
    (*taken_.take)(open_.front().pending.key, std::move(json));
    return;
  }
  Frame& frame = open_.back();
  if (auto* array = std::get_if<JsonArray>(&frame.container.value)) {
    array->push_back(std::move(json));
  } else {
    frame.pending.value = std::move(json);
    std::get<JsonObject>(frame.container.value).push_back(std::move(frame.pending));
  }
}

// Where the key stands already. Few objects have so many members that a table of them pays.
std::optional<std::size_t> TreeBuilder::begin_of_key(Frame& frame, const std::string& key) {
  constexpr std::size_t kMany = 16;
  const JsonObject& members = std::get<JsonObject>(frame.container.value);
  if (members.size() < kMany) {
    const auto same = [&](const JsonMember& member) { return member.key == key; };
    const auto found = std::find_if(members.begin(), members.end(), same);
    return found == members.end() ? std::nullopt : std::optional(found->key_begin);
  }
  for (std::size_t i = frame.keys.size(); i < members.size(); ++i) {
    frame.keys.emplace(members[i].key, members[i].key_begin);
  }
  const auto found = frame.keys.find(key);
  return found == frame.keys.end() ? std::nullopt : std::optional(found->second);
}

bool TreeBuilder::Key(const char* data, rapidjson::SizeType size, bool) {
  std::string key(data, size);
  if (!is_clean(key)) return false;
  const std::size_t begin = next_begin();
  last_end_ = stream_.Tell();
  Frame& frame = open_.back();
  if (const auto first = begin_of_key(frame, key)) {
    return fail(json_problem(begin, last_end_,
                             fmt::format("the key \"{}\" stands twice in one object", key),
                             fmt::format("it stands first at {}; remove or rename one of the two",
                                         place_of(text_, *first))));
  }
  frame.pending = {std::move(key), begin, last_end_, {}};
  return true;
}

// Escapes can spell what no text may hold: a lone surrogate, or the character that ends C strings.
bool TreeBuilder::is_clean(const std::string& value) {
  const std::size_t begin = next_begin();
  const bool has_escape =
      text_.substr(begin, stream_.Tell() - begin).find('\\') != std::string_view::npos;
  if (!has_escape) return true;
  const bool has_zero = value.find('\0') != std::string::npos;
  if (!has_zero && find_bad_utf8(value) == std::string_view::npos) return true;
  return fail(json_problem(
      begin, stream_.Tell(),
      has_zero ? "the text holds the character \\u0000" : "the text holds half of a surrogate pair",
      has_zero ? "remove the escape" : "write the character itself, or both halves of the pair"));
}

struct Wording {
  std::string_view message;
  std::string_view note;
};

constexpr Wording kZeroByte = {"the document holds a zero byte", "is this a text file?"};
constexpr std::string_view kValues =
    "a value is an object, an array, a \"text\", a number, true, false or null";

Wording wording_of(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return {"there is more text after the end of the document", "remove it"};
    case rapidjson::kParseErrorObjectMissName:
      return {"a key in straight double quotes is expected here",
              "a comma before } is not allowed"};
    case rapidjson::kParseErrorObjectMissColon:
      return {"a colon is expected after the key", ""};
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return {"a comma or } is expected here", ""};
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return {"a comma or ] is expected here", ""};
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return {"\\u must be followed by four hexadecimal digits", ""};
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return {"the escape is half of a surrogate pair",
              "write the character itself, or both halves of the pair"};
    case rapidjson::kParseErrorStringEscapeInvalid:
      return {"a backslash may only be followed by one of \" \\ / b f n r t u", ""};
    case rapidjson::kParseErrorStringMissQuotationMark:
      return {"the text is not closed", "add a double quote at its end"};
    case rapidjson::kParseErrorNumberTooBig:
      return {"the number is too large", ""};
    case rapidjson::kParseErrorNumberMissFraction:
      return {"digits are expected after the decimal point", ""};
    case rapidjson::kParseErrorNumberMissExponent:
      return {"digits are expected in the exponent", ""};
    default:
      return {"this is not JSON", ""};
  }
}

// The characters that the range touches, for problems that RapidJSON marks by one offset.
Problem problem_at(std::string_view text, std::size_t offset, Wording wording) {
  std::size_t end = std::min(offset + 1, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return json_problem(std::min(offset, text.size()), end, std::string(wording.message),
                      std::string(wording.note));
}

// From `begin`, where a value should begin, to the end of the word that is none.
Problem no_value(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
  if (end == begin) {
    const bool trailing_comma = text[begin] == ']';
    return problem_at(
        text, begin,
        {"a value is expected here", trailing_comma ? "a comma before ] is not allowed" : kValues});
  }
  return json_problem(begin, end,
                      fmt::format("{} is no JSON value", text.substr(begin, end - begin)),
                      std::string(kValues));
}

Problem explain(std::string_view text, const rapidjson::ParseResult& error, std::size_t begin) {
  const std::size_t offset = error.Offset();
  const auto code = error.Code();
  if (offset >= text.size() && code != rapidjson::kParseErrorStringMissQuotationMark) {
    return problem_at(text, text.size(), {"the document ends too early", "is the file whole?"});
  }
  const auto byte = offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0U;
  if (offset < text.size() && byte == 0U) return problem_at(text, offset, kZeroByte);
  if (byte >= 0x80U && find_bad_utf8(text.substr(offset, 4)) == 0) {
    return json_problem(offset, offset + 1, "this byte is not UTF-8",
                        "save the document in the encoding UTF-8");
  }
  if (code == rapidjson::kParseErrorValueInvalid) return no_value(text, std::min(begin, offset));
  if (code == rapidjson::kParseErrorStringMissQuotationMark) {
    return problem_at(text, begin, wording_of(code));
  }
  if (code == rapidjson::kParseErrorStringEscapeInvalid && byte < 0x20U) {
    return problem_at(text, offset,
                      {"a line end or control character stands in a text",
                       "close the text before it, or write it as \\n or \\t"});
  }
  return problem_at(text, offset, wording_of(code));
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const JsonObject* members = object();
  if (members == nullptr) return nullptr;
  for (const JsonMember& member : *members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Json& member_of(Json& object, std::string_view key, const Json& model) {
  auto& members = std::get<JsonObject>(object.value);
  for (JsonMember& member : members) {
    if (member.key == key) return member.value;
  }
  members.push_back({std::string(key), 0, 0, model});
  return members.back().value;
}

std::string_view Json::type_name() const {
  switch (value.index()) {
    case 0:
      return "null";
    case 1:
      return "true or false";
    case 2:
      return "a number";
    case 3:
      return "a text";
    case 4:
      return "an array";
    default:
      return "an object";
  }
}

namespace {

constexpr unsigned kFlags =
    rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

std::size_t begin_of(std::string_view text) {
  return text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

Checked<Json> parse(std::string_view text, std::size_t begin, Taken taken) {
  Stream stream(text, begin);
  TreeBuilder builder(text, stream, taken);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  if (builder.problem()) return tl::unexpected(Problems{*builder.problem()});
  if (result.Code() == rapidjson::kParseErrorDocumentEmpty && stream.Tell() >= text.size()) {
    return tl::unexpected(
        Problems{json_problem(0, 0, "the document is empty", "it must hold one JSON object")});
  }
  if (result.IsError())
    return tl::unexpected(Problems{explain(text, result, builder.next_begin())});
  // RapidJSON takes a zero byte for the end of the text.
  if (stream.Tell() < text.size()) {
    return tl::unexpected(Problems{problem_at(text, stream.Tell(), kZeroByte)});
  }
  return builder.take_root();
}

// Stops the reader at the value of one member of the document.
class MemberFinder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, MemberFinder> {
 public:
  explicit MemberFinder(std::string_view key) : key_(key) {}

  bool Default() { return !is_next_; }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return !is_next_; }
  bool String(const char* data, rapidjson::SizeType size, bool) {
    if (is_next_) found_.assign(data, size);
    return !is_next_;
  }
  bool Key(const char* data, rapidjson::SizeType size, bool) {
    is_next_ = depth_ == 1 && std::string_view(data, size) == key_;
    return true;
  }
  bool StartObject() { return enter(); }
  bool StartArray() { return enter(); }
  bool EndObject(rapidjson::SizeType) { return leave(); }
  bool EndArray(rapidjson::SizeType) { return leave(); }

  std::string take_found() { return std::move(found_); }

 private:
  bool enter() {
    ++depth_;
    return !is_next_;
  }
  bool leave() {
    --depth_;
    return true;
  }

  std::string_view key_;
  std::size_t depth_ = 0;
  bool is_next_ = false;
  std::string found_;
};

}  // namespace

Checked<Json> parse_json(std::string_view text) { return parse(text, begin_of(text), Taken{}); }

Checked<Json> parse_json(std::string_view text, std::span<const std::string_view> lists,
                         const TakeItem& take) {
  return parse(text, begin_of(text), Taken{lists, &take});
}

Json parse_json_again(std::string_view text, std::size_t begin, std::size_t end) {
  return *parse(text.substr(0, end), begin, Taken{});
}

std::string member_text(std::string_view text, std::string_view key) {
  Stream stream(text, begin_of(text));
  MemberFinder finder(key);
  rapidjson::Reader reader;
  reader.Parse<kFlags | rapidjson::kParseIterativeFlag>(stream, finder);
  return finder.take_found();
}

}  // namespace clusterwise::kb

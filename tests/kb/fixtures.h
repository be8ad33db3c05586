// What the tests of kb share: a small pack, edits of it, and stores in a directory of their own.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unistd.h>

#include "kb/pack.h"
#include "kb/store.h"

namespace clusterwise::kb::test {

// Valid by itself; two of every sort of record that matters.
inline constexpr std::string_view kSmallPack = R"({
  "id": "small", "version": "1",
  "title": {"en": "Small", "zh": "小"},
  "description": {"en": "A small pack", "zh": "小知识包"},
  "source": "book",
  "kinds": [
    {"id": "source", "label": {"en": "source", "zh": "来源"}, "plural": {"en": "sources", "zh": "来源"}, "definition": {"en": "A text", "zh": "文本"}},
    {"id": "indicator", "label": {"en": "indicator", "zh": "指标"}, "plural": {"en": "indicators", "zh": "指标"}, "definition": {"en": "A quantity", "zh": "量"}},
    {"id": "scholar", "label": {"en": "scholar", "zh": "学者"}, "plural": {"en": "scholars", "zh": "学者"}, "definition": {"en": "A person", "zh": "人"}},
    {"id": "idea", "label": {"en": "idea", "zh": "观念"}, "plural": {"en": "ideas", "zh": "观念"}, "definition": {"en": "A thought", "zh": "思想"}}
  ],
  "relations": [
    {"id": "proposed", "label": {"en": "proposed", "zh": "提出"}, "inverse": {"en": "proposed by", "zh": "由…提出"}, "definition": {"en": "Said first", "zh": "首先提出"}, "from": ["scholar"], "to": ["idea"]},
    {"id": "leads-to", "label": {"en": "leads to", "zh": "导致"}, "inverse": {"en": "follows from", "zh": "源于"}, "definition": {"en": "Brings about", "zh": "带来"}, "from": ["idea"], "to": ["idea", "indicator"]}
  ],
  "claims": [
    {"id": "C1", "section": "1", "kind": "fact", "text": {"en": "Ada wrote of engines", "zh": "艾达论述引擎"}},
    {"id": "C2", "section": "2", "kind": "fact", "text": {"en": "Engines bring speed", "zh": "引擎带来速度"}, "source": "book"}
  ],
  "concepts": [
    {"id": "book", "kind": "source", "label": {"en": "The book", "zh": "书"}, "definition": {"en": "The source of all", "zh": "一切的来源"}, "claims": ["C1"], "citation": "A. Author, The book, 1901"},
    {"id": "ada", "kind": "scholar", "label": {"en": "Ada", "zh": "艾达"}, "aliases": {"en": ["Lady A"], "zh": ["爱达"]}, "definition": {"en": "A scholar", "zh": "学者"}, "claims": ["C1"]},
    {"id": "engine", "kind": "idea", "label": {"en": "Engine", "zh": "引擎"}, "definition": {"en": "A device", "zh": "装置"}, "claims": ["C1", "C2"]},
    {"id": "speed", "kind": "indicator", "label": {"en": "Speed", "zh": "速度"}, "definition": {"en": "How fast", "zh": "多快"}, "claims": ["C2"], "unit": {"en": "km/h", "zh": "公里每小时"}, "minimum": 0, "maximum": 300, "better": "higher"}
  ],
  "links": [
    {"from": "ada", "relation": "proposed", "to": "engine", "claims": ["C1"]},
    {"from": "engine", "relation": "leads-to", "to": "speed", "claims": ["C2"]}
  ]
})";

// The text with one place changed. REQUIRES: `old` occurs once.
inline std::string edited(std::string_view text, std::string_view old, std::string_view now) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string_view::npos);
  REQUIRE(text.find(old, at + 1) == std::string_view::npos);
  return std::string(text.substr(0, at)).append(now).append(text.substr(at + old.size()));
}

// One line a problem: the text it points at, its kind, its message, its note.
inline std::string described(std::string_view text, const Problems& problems) {
  std::string lines;
  for (const Problem& problem : problems) {
    REQUIRE(problem.begin <= problem.end);
    REQUIRE(problem.end <= text.size());
    lines.append(text.substr(problem.begin, problem.end - problem.begin));
    lines += " [" + problem.kind + "] " + problem.message;
    if (!problem.note.empty()) lines += " (" + problem.note + ")";
    lines += '\n';
  }
  return lines;
}

inline Pack small_pack(std::string_view text = kSmallPack) {
  Checked<Pack> pack = read_pack(text);
  if (!pack) FAIL(described(text, pack.error()));
  return *std::move(pack);
}

// A directory that goes with the test, writable by whatever user the test becomes.
class Directory {
 public:
  Directory() {
    std::string name = (std::filesystem::temp_directory_path() / "kb_test.XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
    std::filesystem::permissions(path_, std::filesystem::perms::all);
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Store opened(const std::filesystem::path& file, Store::Mode mode = Store::Mode::kReadWrite) {
  Result<Store> store = Store::open(file, mode);
  if (!store) FAIL(store.error().message);
  return *std::move(store);
}

inline void imported(Store& store, std::string_view text) {
  const auto id_at = text.find("\"id\": \"") + 7;
  const auto id = text.substr(id_at, text.find('"', id_at) - id_at);
  const auto around = store.surroundings_without(id);
  REQUIRE(around);
  const Checked<Pack> pack = read_pack(text, **around);
  if (!pack) FAIL(described(text, pack.error()));
  const Result<void> done = store.import(*pack);
  if (!done) FAIL(done.error().message);
}

inline std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string real_pack(std::string_view name) {
  return read_file(std::filesystem::path(CLUSTERWISE_SOURCE_DIR) / "kb" / "packs" / name);
}

// With the packs of the project in it.
inline Store real_store(const std::filesystem::path& file) {
  Store store = opened(file);
  imported(store, real_pack("paper.jsonld"));
  imported(store, real_pack("indicators.jsonld"));
  imported(store, real_pack("beyond-the-paper.jsonld"));
  return store;
}

}  // namespace clusterwise::kb::test

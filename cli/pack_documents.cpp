#include "cli/pack_documents.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <ostream>
#include <string_view>
#include <utility>

#include "cli/folder_entries.h"
#include "cli/read_text.h"
#include "kb/csv.h"
#include "kb/exchange.h"
#include "kb/folding.h"
#include "kb/similar.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

constexpr std::string_view kNameTable = "pack.csv";

bool is_table(const fs::path& file) { return kb::is_table_name(file.filename().string()); }

bool is_csv(const fs::path& file) { return kb::folded(file.extension().string()) == ".csv"; }

// A table as spreadsheets keep it for themselves.
bool is_workbook(const fs::path& file) {
  static constexpr std::string_view kEndings[] = {".xlsx", ".xlsm", ".xls",     ".xlsb",
                                                  ".ods",  ".et",   ".numbers", ".tsv"};
  return std::count(std::begin(kEndings), std::end(kEndings),
                    kb::folded(file.extension().string())) > 0;
}

// The table that the file was meant to be: "links.csv" for "Links.csv" and for "links.xlsx"; empty
// for none.
std::string meant_table(const fs::path& file) {
  std::string name = kb::folded(file.stem().string()) + ".csv";
  return kb::is_table_name(name) && (is_csv(file) || is_workbook(file)) ? name : "";
}

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

// What is to be read: documents, and sets of tables with the name that stands for each.
struct Found {
  struct Tables {
    std::string name;  // of the folder, or of the tables where they are named one by one
    Paths files;
    bool is_folder = true;
  };
  Paths documents;
  std::vector<Tables> tables;
};

class Search {
 public:
  explicit Search(Environment& env) : env_(env) {}

  Reported<Found> run(const Paths& paths) {
    for (const fs::path& path : paths) {
      if (Exit exit = is_folder(path) ? add_folder(path) : add_file(path); exit != Exit::kDone)
        return tl::unexpected(exit);
    }
    if (!single_.empty()) found_.tables.push_back({names_of(single_), single_, false});
    return std::move(found_);
  }

 private:
  Exit add_file(const fs::path& file) {
    if (is_workbook(file)) return refuse_workbook(file);
    if (!is_csv(file)) {
      found_.documents.push_back(file);
      return Exit::kDone;
    }
    if (!is_table(file)) return refuse_name(file);
    const auto same = std::find_if(single_.begin(), single_.end(), [&](const fs::path& other) {
      return other.filename() == file.filename();
    });
    if (same != single_.end()) {
      return refuse(fmt::format("{} and {} are the same table", same->string(), file.string()),
                    "tables that are named one by one are one pack; name folders for several",
                    env_);
    }
    single_.push_back(file);
    return Exit::kDone;
  }

  // All that a folder holds must be of one sort, or a part would be passed over.
  Exit add_folder(const fs::path& folder) {
    const auto entries = folder_entries(folder, [](const fs::path&) { return true; });
    if (!entries) return report(entries.error(), env_);
    Paths documents;
    Paths tables;
    std::vector<Found::Tables> inner;
    for (const fs::path& entry : *entries) {
      if (is_folder(entry)) {
        auto files = tables_within(entry);
        if (!files) return files.error();
        if (!files->empty()) inner.push_back({entry.string(), *std::move(files)});
      } else if (is_csv(entry)) {
        if (!is_table(entry)) return refuse_name(entry);
        tables.push_back(entry);
      } else if (is_pack_document(entry)) {
        documents.push_back(entry);
      }
    }
    if (const fs::path* lost = find_lost(*entries)) return refuse_workbook(*lost);
    const int sorts =
        (documents.empty() ? 0 : 1) + (tables.empty() ? 0 : 1) + (inner.empty() ? 0 : 1);
    if (sorts == 0) return refuse_empty(folder);
    if (sorts > 1) {
      return refuse(
          fmt::format("{} holds packs of several sorts: documents, tables, or folders of tables",
                      folder.string()),
          "name those that are meant, one by one", env_);
    }
    if (!tables.empty()) found_.tables.push_back({folder.string(), std::move(tables)});
    found_.documents.insert(found_.documents.end(), documents.begin(), documents.end());
    std::move(inner.begin(), inner.end(), std::back_inserter(found_.tables));
    return Exit::kDone;
  }

  // A folder that holds none may be of anything; in one that does, nothing is passed over that is
  // meant as one.
  Reported<Paths> tables_within(const fs::path& folder) {
    auto entries =
        folder_entries(folder, [](const fs::path& one) { return is_csv(one) || is_workbook(one); });
    if (!entries) return tl::unexpected(report(entries.error(), env_));
    if (const fs::path* lost = find_lost(*entries)) return tl::unexpected(refuse_workbook(*lost));
    std::erase_if(*entries, is_workbook);
    if (std::all_of(entries->begin(), entries->end(),
                    [](const fs::path& one) { return meant_table(one).empty(); }))
      return Paths{};
    const auto other = std::find_if_not(entries->begin(), entries->end(), is_table);
    if (other != entries->end()) return tl::unexpected(refuse_name(*other));
    return *std::move(entries);
  }

  // A workbook named as a table that is not there, which it was not saved as.
  static const fs::path* find_lost(const Paths& entries) {
    for (const fs::path& entry : entries) {
      const std::string meant = meant_table(entry);
      const bool is_there = std::any_of(entries.begin(), entries.end(), [&](const fs::path& one) {
        return one.filename() == meant;
      });
      if (is_workbook(entry) && !meant.empty() && !is_there) return &entry;
    }
    return nullptr;
  }

  static std::string names_of(const Paths& files) {
    std::vector<std::string> names;
    for (const fs::path& file : files) names.push_back(file.string());
    return fmt::format("{}", fmt::join(names, ", "));
  }

  Exit refuse_workbook(const fs::path& file) {
    const std::string meant = meant_table(file);
    return refuse(fmt::format("{} is no text that can be read as a table", file.string()),
                  meant.empty()
                      ? fmt::format("save each of its tables as CSV (UTF-8), under its name: {}",
                                    fmt::join(kb::table_names(), ", "))
                      : fmt::format("save it as CSV (UTF-8), under the name {}", meant),
                  env_);
  }

  Exit refuse_name(const fs::path& file) {
    const std::string message = fmt::format("{} is not the name of a table", file.string());
    if (const std::string meant = meant_table(file); !meant.empty())
      return refuse(message, fmt::format("it is written {}, in small letters", meant), env_);
    const std::vector<std::string_view> names = kb::table_names();
    const std::vector<std::string> candidates(names.begin(), names.end());
    const std::string near =
        kb::did_you_mean(kb::most_similar(file.filename().string(), candidates, 2));
    return refuse(
        message,
        near.empty() ? fmt::format("the tables of a pack are {}", fmt::join(names, ", ")) : near,
        env_);
  }

  Exit refuse_empty(const fs::path& folder) {
    return refuse(fmt::format("{} holds no pack", folder.string()),
                  fmt::format("a pack is a document (.jsonld) or tables ({})",
                              fmt::join(kb::table_names(), ", ")),
                  env_);
  }

  Environment& env_;
  Found found_;
  Paths single_;  // tables that are named one by one
};

// The table that the options stand for.
kb::Table table_of(const PackNaming& naming) {
  std::string text = "id,title_en,source\n";
  kb::append_cell(text, naming.id);
  text += ',';
  kb::append_cell(text, naming.title);
  text += ',';
  kb::append_cell(text, naming.source);
  return {"<options>/pack.csv", text + '\n'};
}

Exit report(const kb::TableProblems& problems, const std::vector<kb::Table>& tables,
            Environment& env) {
  std::vector<datalog::Source> sources;
  for (const kb::Table& table : tables) sources.push_back({table.name, table.text});
  datalog::Diagnostics diagnostics;
  for (const kb::TableProblem& one : problems) {
    const datalog::Span span{static_cast<datalog::FileId>(one.table),
                             static_cast<std::uint32_t>(one.problem.begin),
                             static_cast<std::uint32_t>(one.problem.end)};
    diagnostics.error(one.problem.kind, span, one.problem.message, one.problem.note);
  }
  return report(diagnostics, sources, env);
}

Reported<PackDocument> read_tables(const Found::Tables& found, const PackNaming& naming,
                                   Environment& env) {
  PackDocument document;
  document.source.name = found.name;
  bool is_named = false;
  for (const fs::path& file : found.files) {
    auto text = read_text(file, kLargestPack, env);
    if (!text) return tl::unexpected(text.error());
    document.tables.push_back({std::move(text->name), std::move(text->text)});
    is_named |= file.filename() == kNameTable;
  }
  if (is_named && naming.is_given()) {
    return tl::unexpected(refuse("--id, --title and --source name a pack that has no pack.csv",
                                 "leave them out, or change pack.csv", env));
  }
  if (!is_named && naming.id.empty()) {
    return tl::unexpected(refuse(
        found.is_folder
            ? fmt::format("the tables in {} name no pack", found.name)
            : fmt::format("none of the tables that are named names the pack: {}", found.name),
        "add pack.csv, with the columns id, title_en, title_zh and source; or give --id ID", env));
  }
  if (!is_named) document.tables.push_back(table_of(naming));
  auto text = kb::document_of(document.tables);
  if (!text) return tl::unexpected(report(text.error(), document.tables, env));
  document.source.text = *std::move(text);
  return document;
}

}  // namespace

bool is_pack_document(const fs::path& file) {
  return file.extension() == ".jsonld" && file.filename() != "context.jsonld";
}

Reported<std::vector<PackDocument>> read_pack_documents(const Paths& paths,
                                                        const PackNaming& naming,
                                                        Environment& env) {
  const auto found = Search(env).run(paths);
  if (!found) return tl::unexpected(found.error());
  if (naming.is_given() && found->tables.size() != 1) {
    return tl::unexpected(misuse("--id, --title and --source name one pack of tables",
                                 "name its folder, or its tables", env));
  }
  std::vector<PackDocument> documents;
  for (const fs::path& file : found->documents) {
    auto document = read_text(file, kLargestPack, env);
    if (!document) return tl::unexpected(document.error());
    documents.push_back({*std::move(document), {}});
  }
  for (const Found::Tables& tables : found->tables) {
    auto document = read_tables(tables, naming, env);
    if (!document) return tl::unexpected(document.error());
    documents.push_back(*std::move(document));
  }
  return documents;
}

Exit report(const kb::Problems& problems, const PackDocument& document, Environment& env) {
  if (document.tables.empty()) return report(problems, document.source, env);
  return report(kb::in_tables(problems, document.tables), document.tables, env);
}

}  // namespace clusterwise::cli

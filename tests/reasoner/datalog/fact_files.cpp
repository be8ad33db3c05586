#include "fact_files.h"

#include <algorithm>
#include <stdexcept>

#include "fixtures.h"

namespace clusterwise::datalog::test {
namespace {

using Parameters = std::map<std::string, std::string>;

std::string parameter(const Parameters& parameters, const std::string& key,
                      const std::string& otherwise) {
  const auto found = parameters.find(key);
  return found == parameters.end() ? otherwise : found->second;
}

std::vector<std::string> split(const std::string& text, const std::string& delimiter) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(delimiter); end != std::string::npos;
       end = text.find(delimiter, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + delimiter.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines = split(text, "\n");
  if (lines.back().empty()) lines.pop_back();
  for (std::string& line : lines) {
    if (line.ends_with('\r')) line.pop_back();
  }
  return lines;
}

Datum datum(const std::string& text, Primitive type) {
  if (type == Primitive::kSymbol) return text;
  const std::optional<Value> value = read_number(text, type);
  if (!value) throw std::runtime_error("no number: " + text);
  if (type == Primitive::kNumber) return value->number();
  if (type == Primitive::kUnsigned) return value->natural();
  return value->real();
}

void read_input(const Directive& directive, const std::filesystem::path& folder,
                Database& database) {
  const Relation& relation = database.program().relation(directive.relation);
  const std::string name = parameter(directive.parameters, "filename", relation.name + ".facts");
  const std::string delimiter = parameter(directive.parameters, "delimiter", "\t");
  std::vector<std::string> lines = lines_of(read_file(folder / name));
  if (parameter(directive.parameters, "headers", "false") == "true") lines.erase(lines.begin());
  for (const std::string& line : lines) {
    const std::vector<std::string> fields = split(line, delimiter);
    if (fields.size() != relation.attributes.size()) throw std::runtime_error(name + ": " + line);
    std::vector<Datum> tuple;
    for (std::size_t i = 0; i < fields.size(); ++i)
      tuple.push_back(datum(fields[i], relation.attributes[i].primitive));
    database.add(directive.relation, tuple);
  }
}

std::vector<std::string> rows_of(const Model& model, const Directive& directive) {
  const Relation& relation = model.program().relation(directive.relation);
  const std::string delimiter = parameter(directive.parameters, "delimiter", "\t");
  std::vector<std::string> lines;
  if (parameter(directive.parameters, "headers", "false") == "true") {
    std::string header;
    for (const Attribute& attribute : relation.attributes)
      header += (header.empty() ? "" : delimiter) + attribute.name;
    lines.push_back(header);
  }
  for (Row row = 0; row < model.table(directive.relation).size(); ++row) {
    std::string line = relation.attributes.empty() ? "()" : "";
    for (std::size_t i = 0; i < relation.attributes.size(); ++i)
      line += (i == 0 ? "" : delimiter) + model.text(directive.relation, row, i);
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

Database read_inputs(const CheckedProgram& program, const std::filesystem::path& folder) {
  Database database(program);
  for (const Directive& directive : program->directives) {
    if (directive.kind == Directive::Kind::kInput) read_input(directive, folder, database);
  }
  return database;
}

std::map<std::string, std::vector<std::string>> outputs_of(const Model& model) {
  std::map<std::string, std::vector<std::string>> files;
  for (const Directive& directive : model.program()->directives) {
    const std::string& name = model.program().relation(directive.relation).name;
    if (directive.kind == Directive::Kind::kOutput) {
      files[parameter(directive.parameters, "filename", name + ".csv")] = rows_of(model, directive);
    } else if (directive.kind == Directive::Kind::kPrintSize) {
      files["stdout.txt"].push_back(name + '\t' +
                                    std::to_string(model.table(directive.relation).size()));
    }
  }
  std::vector<std::string>* sizes = files.contains("stdout.txt") ? &files["stdout.txt"] : nullptr;
  if (sizes != nullptr) std::sort(sizes->begin(), sizes->end());
  return files;
}

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines = lines_of(text.empty() ? "\n" : text);
  if (text.empty()) lines.clear();
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace clusterwise::datalog::test

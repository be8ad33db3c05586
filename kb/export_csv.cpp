// Tables as csv_columns.h lays them out. Line ends are those of RFC 4180.
#include <ostream>

#include "kb/csv.h"
#include "kb/csv_columns.h"
#include "kb/exchange.h"
#include "kb/pack_records.h"

namespace clusterwise::kb {
namespace {

class Writer {
 public:
  Writer(const TableShape& shape, std::ostream& out) : shape_(shape), out_(out) {}

  void heading() {
    for (const Column& column : shape_.columns) add(column.name);
    end_row();
  }
  void row(const Json& record) {
    for (const Column& column : shape_.columns) add(cell_of(record, column));
    end_row();
  }

 private:
  void add(std::string_view cell) {
    if (started_) line_ += ',';
    started_ = true;
    append_cell(line_, cell);
  }
  void end_row() {
    out_ << line_ << "\r\n";
    line_.clear();
    started_ = false;
  }

  const TableShape& shape_;
  std::ostream& out_;
  std::string line_;
  bool started_ = false;  // the row has a cell, even if a blank one
};

template <typename Records>
void write_rows(const Records& records, Writer& writer) {
  for (const auto& one : records) writer.row(record_of(one));
}

}  // namespace

std::vector<std::string_view> table_names() {
  std::vector<std::string_view> names;
  for (const TableShape& shape : table_shapes()) names.push_back(shape.file);
  return names;
}

void write_table(const Pack& pack, std::string_view name, std::ostream& out) {
  const TableShape& shape = *find_table_shape(name);
  Writer writer(shape, out);
  writer.heading();
  if (shape.list.empty()) writer.row(record_of(pack));
  if (shape.list == "kinds") write_rows(pack.kinds, writer);
  if (shape.list == "relations") write_rows(pack.relations, writer);
  if (shape.list == "concepts") write_rows(pack.concepts, writer);
  if (shape.list == "extensions") write_rows(pack.extensions, writer);
  if (shape.list == "links") write_rows(pack.links, writer);
  if (shape.list != "claims") return;
  for (const Claim& claim : pack.claims) writer.row(record_of(claim, pack));
}

}  // namespace clusterwise::kb

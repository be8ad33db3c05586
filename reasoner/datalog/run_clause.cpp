// A plan's steps become operations on words and registers, with everything looked up once that
// stays the same while the clause runs: tables, indexes, row ranges, constants. An operation calls
// run() for the rest of the list for every way in which it succeeds. At the end of the list stands
// the head, or inside an aggregate its accumulator.

#include "reasoner/datalog/run_clause.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace clusterwise::datalog {

struct ClauseRunner::Op {
  enum class Kind : std::uint8_t { kScanRows, kScanIndex, kExists, kFilter, kLet, kAggregate };
  Kind kind = Kind::kFilter;

  // Scans and kExists.
  Table* table = nullptr;
  const Index* index = nullptr;
  RowRange range;
  std::vector<Operand> key;
  std::vector<Word> key_words;  // filled before each look-up
  // (place in the scanned words, register): of rows the place is the column, of index entries it
  // counts from 1.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> binds;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> repeats;
  bool first_only = false;
  bool negated = false;
  bool any_version = false;  // every row in the set counts

  // kFilter, kLet.
  const Comparison* comparison = nullptr;
  Operand left;
  Operand right;
  std::uint32_t target = 0;

  // kAggregate.
  const AggregateStep* step = nullptr;
  Ops inner;
};

// What an aggregate has seen.
struct ClauseRunner::Accumulator {
  std::uint64_t count = 0;
  Value sum;                         // of the target's type
  Value best;                        // min, max
  std::set<std::vector<Word>> seen;  // distinct ones: assignments of the locals
};

ClauseRunner::ClauseRunner(Run& run, const Clause& clause, std::span<const Step> plan)
    : run_(run),
      clause_(clause),
      head_table_(run.database.table(clause.head.relation)),
      values_(run, clause.variables.size()),
      ops_(compile(plan)),
      head_(clause.head.arguments.size()) {
  for (const Expression& argument : clause.head.arguments)
    head_operands_.push_back(values_.operand(argument));
  fuse_head();
}

ClauseRunner::~ClauseRunner() = default;

// ---- From steps to operations

ClauseRunner::Ops ClauseRunner::compile(std::span<const Step> steps) {
  Ops ops;
  for (const Step& step : steps) {
    ops.push_back(std::visit([&](const auto& s) { return compile_step(s); }, step));
  }
  return ops;
}

ClauseRunner::Op ClauseRunner::compile_step(const ScanStep& step) {
  Op op;
  op.table = &run_.database.table(step.relation);
  op.index = step.index;
  op.range = run_.range(step.relation, step.version);
  op.kind = step.index == nullptr ? Op::Kind::kScanRows : Op::Kind::kScanIndex;
  for (const Expression* part : step.key) op.key.push_back(values_.operand(*part));
  op.key_words.resize(op.key.size());
  op.first_only = step.first_only;
  const auto place = [&](std::uint32_t column) {
    if (step.index == nullptr) return column;
    const Columns& payload = step.index->payload();
    return static_cast<std::uint32_t>(std::find(payload.begin(), payload.end(), column) -
                                      payload.begin() + 1);
  };
  for (const auto& [column, variable] : step.binds) {
    op.binds.emplace_back(place(column), static_cast<std::uint32_t>(index_of(variable)));
  }
  for (const auto& [column, variable] : step.repeats) {
    op.repeats.emplace_back(place(column), static_cast<std::uint32_t>(index_of(variable)));
  }
  return op;
}

ClauseRunner::Op ClauseRunner::compile_step(const ExistsStep& step) {
  Op op;
  op.kind = Op::Kind::kExists;
  op.table = &run_.database.table(step.relation);
  op.index = step.index;
  op.range = run_.range(step.relation, step.version);
  // Not of the head's relation: the set would show what this very clause has found.
  op.any_version =
      op.table != &head_table_ && op.range.begin == 0 && op.range.end == op.table->size();
  op.negated = step.negated;
  for (const Expression* part : step.key) op.key.push_back(values_.operand(*part));
  op.key_words.resize(op.key.size());
  return op;
}

ClauseRunner::Op ClauseRunner::compile_step(const FilterStep& step) {
  Op op;
  op.kind = Op::Kind::kFilter;
  op.comparison = step.comparison;
  op.left = values_.operand(step.comparison->left);
  op.right = values_.operand(step.comparison->right);
  return op;
}

ClauseRunner::Op ClauseRunner::compile_step(const LetStep& step) {
  Op op;
  op.kind = Op::Kind::kLet;
  op.left = values_.operand(*step.value);
  op.target = static_cast<std::uint32_t>(index_of(step.variable));
  return op;
}

ClauseRunner::Op ClauseRunner::compile_step(const AggregateStep& step) {
  Op op;
  op.kind = Op::Kind::kAggregate;
  op.step = &step;
  op.target = static_cast<std::uint32_t>(index_of(step.aggregate->result));
  op.inner = compile(step.steps);
  return op;
}

void ClauseRunner::fuse_head() {
  if (ops_.empty() || !ops_.back().repeats.empty() || ops_.back().first_only) return;
  const Op& last = ops_.back();
  if (last.kind != Op::Kind::kScanRows && last.kind != Op::Kind::kScanIndex) return;
  for (std::size_t i = 0; i < head_operands_.size(); ++i) {
    if (head_operands_[i].kind == Operand::Kind::kExpression) return;
    for (const auto& [place, target] : last.binds) {
      const bool bound_here =
          head_operands_[i].kind == Operand::Kind::kRegister && head_operands_[i].place == target;
      if (bound_here) fused_columns_.emplace_back(static_cast<std::uint32_t>(i), place);
    }
  }
  fused_ = true;
}

// ---- Running

void ClauseRunner::run() { run(ops_, 0); }

void ClauseRunner::solve(std::span<const Word> registers, const Sink& sink) {
  values_.registers.assign(registers.begin(), registers.end());
  sink_ = &sink;
  fused_ = false;
  run(ops_, 0);
  sink_ = nullptr;
}

std::optional<Value> ClauseRunner::evaluate(const Expression& expression,
                                            std::span<const Word> registers) {
  values_.registers.assign(registers.begin(), registers.end());
  return values_.value_of(expression);
}

void ClauseRunner::run(Ops& ops, std::size_t at) {
  if (run_.stopped) return;
  if (at == ops.size()) return finish();
  Op& op = ops[at];
  switch (op.kind) {
    case Op::Kind::kScanRows:
      return scan_rows(op, ops, at);
    case Op::Kind::kScanIndex:
      return scan_index(op, ops, at);
    case Op::Kind::kExists:
      if (exists(op) != op.negated) run(ops, at + 1);
      return;
    case Op::Kind::kFilter:
      if (values_.holds(*op.comparison, op.left, op.right)) run(ops, at + 1);
      return;
    case Op::Kind::kLet:
      if (const std::optional<Word> word = values_.word_of(op.left)) {
        values_.registers[op.target] = *word;
        run(ops, at + 1);
      }
      return;
    case Op::Kind::kAggregate:
      return aggregate(op, ops, at);
  }
}

void ClauseRunner::finish() {
  if (accumulator_ != nullptr) {
    collect(*aggregate_, *accumulator_);
  } else if (sink_ != nullptr) {
    (*sink_)(values_.registers);
  } else {
    emit();
  }
}

bool ClauseRunner::bind(const Op& op, const Word* words) {
  for (const auto& [place, target] : op.binds) values_.registers[target] = words[place];
  for (const auto& [place, target] : op.repeats) {
    if (values_.registers[target] != words[place]) return false;
  }
  return true;
}

void ClauseRunner::scan_rows(Op& op, Ops& ops, std::size_t at) {
  const bool fused = fused_ && &op == &ops_.back();
  if (fused && !fill_head()) return;
  for (Row row = op.range.begin; row < op.range.end && !run_.stopped; ++row) {
    run_.tick();
    const Word* words = (*op.table)[row];
    if (fused) {
      emit_fused(words);
    } else if (bind(op, words)) {
      run(ops, at + 1);
      if (op.first_only) return;
    }
  }
}

namespace {

// The chunk's first entry of a row not before `begin`. Entries ascend; a few are looked through.
const Word* first_from(Row begin, const Index::Chunk& chunk, std::size_t stride) {
  constexpr std::size_t kFew = 8;
  std::size_t low = 0;
  std::size_t high = chunk.count;
  while (high - low > kFew) {
    const std::size_t middle = low + (high - low) / 2;
    (chunk.entries[middle * stride] < begin ? low : high) = middle;
  }
  const Word* entry = chunk.entries + low * stride;
  while (low++ != chunk.count && *entry < begin) entry += stride;
  return entry;
}

}  // namespace

void ClauseRunner::scan_index(Op& op, Ops& ops, std::size_t at) {
  if (!fill_key(op)) return;
  const bool fused = fused_ && &op == &ops_.back();
  if (fused && !fill_head()) return;
  const std::size_t stride = op.index->stride();
  for (Index::Chunk chunk = op.index->first(op.key_words.data()); chunk.entries != nullptr;
       chunk = op.index->next(chunk)) {
    const Word* const end = chunk.entries + chunk.count * stride;
    if (*(end - stride) < op.range.begin) return;  // this chunk is too old, and so are the others
    const Word* entry = first_from(op.range.begin, chunk, stride);
    for (; entry != end && *entry < op.range.end && !run_.stopped; entry += stride) {
      run_.tick();
      if (fused) {
        emit_fused(entry);
      } else if (bind(op, entry)) {
        run(ops, at + 1);
        if (op.first_only) return;
      }
    }
  }
}

bool ClauseRunner::fill_key(Op& op) {
  Word* place = op.key_words.data();
  for (const Operand& part : op.key) {
    const std::optional<Word> word = values_.word_of(part);
    if (!word) return false;
    *place++ = *word;
  }
  return true;
}

bool ClauseRunner::exists(Op& op) {
  if (!fill_key(op)) return op.negated;  // no value: neither there nor not there
  if (op.key.empty()) return op.range.begin < op.range.end;
  if (op.index == nullptr) {
    if (op.any_version) return op.table->contains(op.key_words.data());
    const std::optional<Row> row = op.table->find(op.key_words.data());
    return row && *row >= op.range.begin && *row < op.range.end;
  }
  const std::size_t stride = op.index->stride();
  for (Index::Chunk chunk = op.index->first(op.key_words.data()); chunk.entries != nullptr;
       chunk = op.index->next(chunk)) {
    for (std::uint32_t i = 0; i < chunk.count; ++i) {
      const Row row = chunk.entries[i * stride];
      if (row >= op.range.begin && row < op.range.end) return true;
    }
  }
  return false;
}

// ---- The head

bool ClauseRunner::fill_head() {
  for (std::size_t i = 0; i < head_.size(); ++i) {
    const std::optional<Word> word = values_.word_of(head_operands_[i]);
    if (!word) return false;
    head_[i] = *word;
  }
  return true;
}

void ClauseRunner::emit() {
  if (!fill_head()) return;
  head_table_.insert(head_.data());
  run_.tick();
}

void ClauseRunner::emit_fused(const Word* words) {
  for (const auto& [column, place] : fused_columns_) head_[column] = words[place];
  head_table_.insert(head_.data());
}

// ---- Aggregates

void ClauseRunner::aggregate(Op& op, Ops& ops, std::size_t at) {
  const Aggregate& aggregate = *op.step->aggregate;
  Accumulator mine;
  Accumulator* const outer = std::exchange(accumulator_, &mine);
  const Aggregate* const outer_aggregate = std::exchange(aggregate_, &aggregate);
  run(op.inner, 0);
  accumulator_ = outer;
  aggregate_ = outer_aggregate;

  Value result;
  switch (aggregate.op) {
    case Reduce::kCount:
      result = Value::of(static_cast<std::int64_t>(mine.count));
      break;
    case Reduce::kSum:
      result = mine.sum;
      break;
    case Reduce::kMin:
    case Reduce::kMax:
      if (mine.count == 0) return;
      result = mine.best;
      break;
    case Reduce::kMean:
      if (mine.count == 0) return;
      result = Value::of(mine.sum.real() / static_cast<double>(mine.count));
      break;
  }
  const Word word = run_.database.words().encode(result);
  if (op.step->result_is_bound && values_.registers[op.target] != word) return;
  values_.registers[op.target] = word;
  run(ops, at + 1);
}

void ClauseRunner::collect(const Aggregate& aggregate, Accumulator& accumulator) {
  if (aggregate.distinct) {
    std::vector<Word> assignment;
    for (VariableId id : aggregate.locals) assignment.push_back(values_.registers[index_of(id)]);
    if (!accumulator.seen.insert(std::move(assignment)).second) return;
  }
  if (aggregate.op == Reduce::kCount) {
    ++accumulator.count;
    return;
  }
  const std::optional<Value> value = values_.value_of(aggregate.target.front());
  if (!value) return;
  const bool first = accumulator.count++ == 0;
  SymbolTable& symbols = run_.database.symbols();
  if (aggregate.op == Reduce::kMin || aggregate.op == Reduce::kMax) {
    const Functor functor = aggregate.op == Reduce::kMin ? Functor::kMin : Functor::kMax;
    const std::array<Value, 2> both = {accumulator.best, *value};
    accumulator.best = first ? *value : *apply(functor, both, aggregate.type, symbols);
  } else {
    const std::array<Value, 2> both = {accumulator.sum, *value};
    accumulator.sum = *apply(Functor::kAdd, both, aggregate.type, symbols);
  }
}

}  // namespace clusterwise::datalog

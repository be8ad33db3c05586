// A program may be shared: what evaluations write is their own. Of use with ThreadSanitizer (preset
// tsan).
#include <catch2/catch.hpp>
#include <thread>

#include "fixtures.h"
#include "reasoner/datalog/proof.h"

namespace clusterwise::datalog {
namespace {

using namespace test;

constexpr std::string_view kProgram = R"(
  .decl e(x:number, y:symbol)
  .decl p(x:number, y:symbol, n:number)
  e(1, "a"). e(2, "ab"). e(3, "abc").
  p(x, cat(y, y), 0) :- e(x, y), match("a.*", y), !e(x + 3, y).
  p(x, cat(y, "x"), n + 1) :- p(x, y, n), n < 50, n >= min z : { e(z, _) } - 1.
)";

std::size_t facts_and_height(const Program& program) {
  Model model = run(program, Database(program.checked)).value();
  Deriver deriver(model);
  const RelationId p = program.checked.find_relation("p").value();
  std::size_t heights = 0;
  for (Row row = 0; row < model.table(p).size(); ++row)
    heights += smallest_proof(deriver, {p, row}).lines.back().height;
  return 1000 * model.table(p).size() + heights;
}

}  // namespace

TEST_CASE("threads: evaluations of one program do not get in each other's way") {
  const Program program = loaded(kProgram);
  const std::size_t expected = facts_and_height(program);
  std::vector<std::size_t> results(4);
  std::vector<std::thread> threads;
  for (std::size_t& result : results)
    threads.emplace_back([&] { result = facts_and_height(program); });
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t result : results) CHECK(result == expected);
}

}  // namespace clusterwise::datalog

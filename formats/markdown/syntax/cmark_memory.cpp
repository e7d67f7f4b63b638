#include "markdown/syntax/cmark_memory.hpp"

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <utility>

namespace broadsheet::markdown {
namespace {

// In front of each block that cmark has. Blocks of one parse are a ring, so that those of a parse
// that ended early can be found.
struct alignas(std::max_align_t) Block {
  Block *before, *behind;
};

struct Parse {
  Block ring{&ring, &ring};
  std::jmp_buf out_of_memory{};
};
// Of the memory that each thread begins with: to ask for more, and not get it, ends the program.
[[gnu::tls_model("initial-exec")]] thread_local Parse* running = nullptr;

// cmark does not look at what it gets, and no exception may pass through its frames, which are C.
[[noreturn]] void give_up() {
  if (!running) std::abort();
  std::longjmp(running->out_of_memory, 1);
}

void link(Block* block) { block->before->behind = block->behind->before = block; }
void unlink(Block* block) {
  block->before->behind = block->behind;
  block->behind->before = block->before;
}

void* allocate(std::size_t count, std::size_t size) {
  const std::size_t most = SIZE_MAX - sizeof(Block);
  if (size > 0 && count > most / size) give_up();
  auto* const block = running ? static_cast<Block*>(std::calloc(1, sizeof(Block) + count * size)) : nullptr;
  if (!block) give_up();
  block->before = &running->ring;
  block->behind = running->ring.behind;
  link(block);
  return block + 1;
}

void* reallocate(void* old, std::size_t size) {
  if (!old) return allocate(1, size);
  if (size > SIZE_MAX - sizeof(Block)) give_up();
  auto* const block = static_cast<Block*>(std::realloc(static_cast<Block*>(old) - 1, sizeof(Block) + size));
  if (!block) give_up();
  link(block);
  return block + 1;
}

void release(void* old) {
  if (!old) return;
  Block* const block = static_cast<Block*>(old) - 1;
  unlink(block);
  std::free(block);
}

cmark_mem memory = {allocate, reallocate, release};

}  // namespace

cmark_node* parse_with_cmark(std::string_view text) {
  Parse parse;
  running = &parse;
  if (setjmp(parse.out_of_memory) != 0) {
    running = nullptr;
    for (Block* block = parse.ring.behind; block != &parse.ring;)
      std::free(std::exchange(block, block->behind));
    throw std::bad_alloc();
  }
  cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
  cmark_parser_feed(parser, text.data(), text.size());
  cmark_node* const root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  running = nullptr;
  unlink(&parse.ring);
  return root;
}

}  // namespace broadsheet::markdown

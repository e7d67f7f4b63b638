#include "issuetext/ordered_team.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace broadsheet::issuetext {
namespace {

struct Square {
  int operator()(int job) {
    if (job < 0) throw std::runtime_error("negative");
    std::this_thread::sleep_for(
        std::chrono::microseconds(job % 7 * 50));  // so that later ones are done first
    return job * job;
  }
};

TEST(OrderedTeam, gives_results_in_the_order_of_the_jobs) {
  for (const unsigned threads : {0u, 1u, 2u, 5u}) {
    OrderedTeam<Square, int> team(threads, Square());
    int added = 0;
    for (int taken = 0; taken < 200; ++taken) {
      for (; added < 200 && !team.is_full(); ++added) team.add(added);
      EXPECT_EQ(team.take(), taken * taken) << threads;
    }
    EXPECT_TRUE(team.is_empty());
  }
}

TEST(OrderedTeam, throws_what_a_job_threw_where_its_result_would_be) {
  OrderedTeam<Square, int> team(3, Square());
  for (const int job : {2, -1, 3}) team.add(job);
  EXPECT_EQ(team.take(), 4);
  EXPECT_THROW(team.take(), std::runtime_error);
  EXPECT_EQ(team.take(), 9);
}

TEST(OrderedTeam, may_end_before_its_jobs_are_done) {
  std::atomic<int> begun = 0;
  struct Count {
    std::atomic<int>* begun;
    int operator()(int job) { return ++*begun, job; }
  };
  {
    OrderedTeam<Count, int> team(2, Count{&begun});
    for (int job = 0; job < 8; ++job) team.add(job);
  }
  EXPECT_LE(begun, 8);
}

TEST(OrderedTeam, with_one_thread_works_when_it_is_asked) {
  OrderedTeam<Square, int> team(1, Square());
  EXPECT_FALSE(team.is_full());
  team.add(4);
  EXPECT_TRUE(team.is_full());
  EXPECT_EQ(team.take(), 16);
}

}  // namespace
}  // namespace broadsheet::issuetext

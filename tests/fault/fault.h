/* What the library to preload and the test that preloads it share, in a file. */
#pragma once

enum { FAULT_CALLERS = 24, FAULT_MOST_PLACES = 1 << 16 };

struct fault_state {
  long calls;    /* of the kind that is counted */
  long failed;   /* of those */
  char name[32]; /* of the first that failed */
};

/* Calls that come from where none came from before, by the stack of callers. */
struct fault_places {
  long count;
  long calls[FAULT_MOST_PLACES];               /* their numbers */
  unsigned long stacks[4 * FAULT_MOST_PLACES]; /* a hash table of hashes; 0 = free */
};

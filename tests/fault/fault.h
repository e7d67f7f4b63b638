/* What the library to preload and the test that preloads it share, in a file. */
#pragma once

struct fault_state {
  long calls;    /* of the kind that is counted */
  long failed;   /* of those */
  char name[32]; /* of the first that failed */
};

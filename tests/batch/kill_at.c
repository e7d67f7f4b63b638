/* kill_at.so, for LD_PRELOAD: kills the process, as kill -9 does, at its N-th point where a file changes
   (KILL_AT=N). A point is before each call that changes a file or a folder, and in the middle of each write.
   Between two points nothing changes on the disk, so that all N together are every moment there is. Without
   KILL_AT the points are counted, and their number goes to the file COUNT_TO. The processes that the first
   one forks count and die with it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long* points; /* shared by all processes */
static pid_t first;
static long kill_at;

/* The next function of this name: libc's. */
#define NEXT(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

__attribute__((constructor)) static void begin(void) {
  points = mmap(NULL, sizeof *points, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  first = getpid();
  const char* at = getenv("KILL_AT");
  kill_at = at ? strtol(at, NULL, 10) : -1;
}

__attribute__((destructor)) static void end(void) {
  const char* file = getenv("COUNT_TO");
  FILE* out = file && kill_at < 0 ? fopen(file, "w") : NULL;
  if (!out) return;
  fprintf(out, "%ld", atomic_load(points));
  fclose(out);
}

static int is_here(void) { return atomic_fetch_add(points, 1) + 1 == kill_at; }

static void die(void) {
  kill(first, SIGKILL);
  raise(SIGKILL);
}

static void point(void) {
  if (is_here()) die();
}

ssize_t write(int file, const void* bytes, size_t size) {
  ssize_t (*next)(int, const void*, size_t) = NEXT(ssize_t, "write", int, const void*, size_t);
  if (file > STDERR_FILENO) {
    point();
    if (is_here()) {
      if (size > 1) next(file, bytes, size / 2);
      die();
    }
  }
  return next(file, bytes, size);
}

#define WRITE_AT(name, offset)                                        \
  ssize_t name(int file, const void* bytes, size_t size, offset at) { \
    ssize_t (*next)(int, const void*, size_t, offset) =               \
        NEXT(ssize_t, #name, int, const void*, size_t, offset);       \
    point();                                                          \
    if (is_here()) {                                                  \
      if (size > 1) next(file, bytes, size / 2, at);                  \
      die();                                                          \
    }                                                                 \
    return next(file, bytes, size, at);                               \
  }
WRITE_AT(pwrite, off_t)
WRITE_AT(pwrite64, off64_t)

static mode_t mode_of(int flags, va_list more) { return flags & O_CREAT ? va_arg(more, mode_t) : 0; }

#define OPEN(name)                                                     \
  int name(const char* path, int flags, ...) {                         \
    va_list more;                                                      \
    va_start(more, flags);                                             \
    const mode_t mode = mode_of(flags, more);                          \
    va_end(more);                                                      \
    if (flags & O_CREAT) point();                                      \
    return NEXT(int, #name, const char*, int, ...)(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define CHANGE(name, declared, given, ...)      \
  int name declared {                           \
    point();                                    \
    return NEXT(int, #name, __VA_ARGS__) given; \
  }
CHANGE(ftruncate, (int file, off_t size), (file, size), int, off_t)
CHANGE(ftruncate64, (int file, off64_t size), (file, size), int, off64_t)
CHANGE(fallocate, (int file, int mode, off_t at, off_t size), (file, mode, at, size), int, int, off_t, off_t)
CHANGE(fallocate64, (int file, int mode, off64_t at, off64_t size), (file, mode, at, size), int, int, off64_t,
       off64_t)
CHANGE(fchmod, (int file, mode_t mode), (file, mode), int, mode_t)
CHANGE(rename, (const char* from, const char* to), (from, to), const char*, const char*)
CHANGE(mkdir, (const char* path, mode_t mode), (path, mode), const char*, mode_t)
CHANGE(rmdir, (const char* path), (path), const char*)
CHANGE(unlink, (const char* path), (path), const char*)
CHANGE(unlinkat, (int folder, const char* path, int flags), (folder, path, flags), int, const char*, int)
CHANGE(remove, (const char* path), (path), const char*)
CHANGE(chmod, (const char* path, mode_t mode), (path, mode), const char*, mode_t)
CHANGE(fchmodat, (int folder, const char* path, mode_t mode, int flags), (folder, path, mode, flags), int,
       const char*, mode_t, int)
CHANGE(linkat, (int from_folder, const char* from, int to_folder, const char* to, int flags),
       (from_folder, from, to_folder, to, flags), int, const char*, int, const char*, int)
CHANGE(renameat2, (int from_folder, const char* from, int to_folder, const char* to, unsigned flags),
       (from_folder, from, to_folder, to, flags), int, const char*, int, const char*, unsigned)

/* A library to preload: lets the n-th call of a kind fail, counted over all processes
 * of a run. It stands in front of the C library for the calls that a program makes
 * itself; what the C library does inside is out of its sight.
 *
 *   FAULT_STATE  file of a struct fault_state, shared by the processes
 *   FAULT_KIND   io or memory
 *   FAULT_AT     which call, from 1; 0 = none, only count
 *   FAULT_PLACES file of a struct fault_places, which is filled
 */
#define _GNU_SOURCE
#include "fault.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct fault_state *state;
static struct fault_places *places;
static __thread int inside; /* backtrace() takes memory itself */
static int counts_memory, counts_io;
static long fails_at;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static void *map(const char *file, size_t size) {
  int (*real_open)(const char *, int, ...) = real("open");
  int (*real_close)(int) = real("close");
  void *(*real_mmap)(void *, size_t, int, int, int, off_t) = real("mmap");
  const int shared = real_open(file, O_RDWR | O_CLOEXEC);
  void *mapped = real_mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
  real_close(shared);
  if (mapped == MAP_FAILED) abort();
  return mapped;
}

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAULT_STATE"), *kind = getenv("FAULT_KIND"), *at = getenv("FAULT_AT");
  if (!file || !kind || !at) return;
  void *mapped = map(file, sizeof *state);
  if (getenv("FAULT_PLACES")) places = map(getenv("FAULT_PLACES"), sizeof *places);
  counts_memory = strcmp(kind, "memory") == 0;
  counts_io = !counts_memory;
  fails_at = atol(at);
  state = mapped;
}

static void note_place(long n) {
  void *callers[FAULT_CALLERS];
  unsigned long hash = 14695981039346656037UL; /* FNV-1a */
  const int depth = backtrace(callers, FAULT_CALLERS);
  for (int i = 0; i < depth; ++i) hash = (hash ^ (unsigned long)callers[i]) * 1099511628211UL;
  const unsigned long size = sizeof places->stacks / sizeof *places->stacks;
  unsigned long *at = &places->stacks[hash % size];
  while (*at && *at != hash) at = at + 1 == places->stacks + size ? places->stacks : at + 1;
  if (*at == hash) return;
  const long count = __atomic_fetch_add(&places->count, 1, __ATOMIC_RELAXED);
  if (count >= FAULT_MOST_PLACES) abort();
  *at = hash;
  places->calls[count] = n;
}

static int fails(int counted, const char *name, int error) {
  if (!state || !counted || inside) return 0;
  const long n = __atomic_add_fetch(&state->calls, 1, __ATOMIC_RELAXED);
  if (places) {
    inside = 1;
    note_place(n);
    inside = 0;
  }
  if (n != fails_at) return 0;
  if (__atomic_fetch_add(&state->failed, 1, __ATOMIC_RELAXED) == 0) strncpy(state->name, name, sizeof state->name - 1);
  errno = error;
  return 1;
}

/* ---- memory ---- */
void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t), *__libc_memalign(size_t, size_t);
void *malloc(size_t size) { return fails(counts_memory, "malloc", ENOMEM) ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return fails(counts_memory, "calloc", ENOMEM) ? NULL : __libc_calloc(n, size); }
void *realloc(void *old, size_t size) {
  return fails(counts_memory, "realloc", ENOMEM) ? NULL : __libc_realloc(old, size);
}
void *aligned_alloc(size_t alignment, size_t size) {
  return fails(counts_memory, "aligned_alloc", ENOMEM) ? NULL : __libc_memalign(alignment, size);
}
int posix_memalign(void **out, size_t alignment, size_t size) {
  if (fails(counts_memory, "posix_memalign", ENOMEM)) return ENOMEM;
  return (*out = __libc_memalign(alignment, size)) ? 0 : ENOMEM;
}

/* ---- files and processes: FAIL(result, name, (parameters), (arguments), error, what a failure returns) ---- */
#define FAIL(result, name, parameters, arguments, error, failure)                  \
  result name parameters {                                                         \
    static result(*next) parameters;                                               \
    if (!next) next = (result(*) parameters)real(#name);                           \
    return fails(counts_io, #name, error) ? failure : next arguments;              \
  }
FAIL(ssize_t, read, (int file, void *to, size_t size), (file, to, size), EIO, -1)
FAIL(ssize_t, write, (int file, const void *from, size_t size), (file, from, size), ENOSPC, -1)
FAIL(int, fsync, (int file), (file), EIO, -1)
FAIL(int, syncfs, (int file), (file), EIO, -1)
FAIL(int, ftruncate, (int file, off_t size), (file, size), EIO, -1)
FAIL(int, rename, (const char *from, const char *to), (from, to), EIO, -1)
FAIL(int, mkdir, (const char *path, mode_t mode), (path, mode), ENOSPC, -1)
FAIL(int, flock, (int file, int how), (file, how), ENOLCK, -1)
FAIL(int, fchmod, (int file, mode_t mode), (file, mode), EPERM, -1)
FAIL(int, dup2, (int from, int to), (from, to), EMFILE, -1)
FAIL(int, pipe2, (int ends[2], int flags), (ends, flags), EMFILE, -1)
FAIL(int, poll, (struct pollfd * files, nfds_t count, int time), (files, count, time), ENOMEM, -1)
FAIL(int, stat, (const char *path, struct stat *to), (path, to), EIO, -1)
FAIL(int, lstat, (const char *path, struct stat *to), (path, to), EIO, -1)
FAIL(int, fstat, (int file, struct stat *to), (file, to), EIO, -1)
FAIL(DIR *, opendir, (const char *path), (path), EMFILE, NULL)
FAIL(DIR *, fdopendir, (int file), (file), ENOMEM, NULL)
FAIL(struct dirent *, readdir, (DIR * folder), (folder), EIO, NULL)
FAIL(void *, mmap, (void *at, size_t size, int can, int how, int file, off_t from), (at, size, can, how, file, from), ENOMEM,
     MAP_FAILED)
FAIL(int, posix_spawnp,
     (pid_t * child, const char *file, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
      char *const *argv, char *const *env),
     (child, file, actions, attributes, argv, env), EAGAIN, EAGAIN)
FAIL(int, pthread_create, (pthread_t * thread, const pthread_attr_t *attributes, void *(*run)(void *), void *with),
     (thread, attributes, run, with), EAGAIN, EAGAIN)

int close(int file) { /* fails after it has closed, as the kernel does */
  static int (*next)(int);
  if (!next) next = (int (*)(int))real("close");
  const int result = next(file);
  return fails(counts_io, "close", EIO) ? -1 : result;
}

static mode_t mode_of(int flags, va_list more) { return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(more, int) : 0; }

int open(const char *path, int flags, ...) {
  static int (*next)(const char *, int, ...);
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  if (!next) next = (int (*)(const char *, int, ...))real("open");
  return fails(counts_io, "open", EMFILE) ? -1 : next(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  static int (*next)(int, const char *, int, ...);
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  if (!next) next = (int (*)(int, const char *, int, ...))real("openat");
  return fails(counts_io, "openat", EMFILE) ? -1 : next(folder, path, flags, mode);
}

int fcntl(int file, int command, ...) {
  static int (*next)(int, int, ...);
  va_list more;
  va_start(more, command);
  void *argument = va_arg(more, void *);
  va_end(more);
  if (!next) next = (int (*)(int, int, ...))real("fcntl");
  return fails(counts_io, "fcntl", EMFILE) ? -1 : next(file, command, argument);
}

long syscall(long number, ...) {
  static long (*next)(long, ...);
  long a[6];
  va_list more;
  va_start(more, number);
  for (int i = 0; i < 6; ++i) a[i] = va_arg(more, long);
  va_end(more);
  if (!next) next = (long (*)(long, ...))real("syscall");
  return fails(counts_io, "syscall", EMFILE) ? -1 : next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

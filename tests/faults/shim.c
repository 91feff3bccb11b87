/*
 * Stands between the server and the C library (LD_PRELOAD), for one folder: writes down, in order, what would reach the
 * disk; lets chosen calls fail; and moves the clock. Shared by all processes of one server.
 *
 *   SHIM_FOLDER   what is under it is watched, but for SQLite's shared memory, which no disk ever needs
 *   SHIM_JOURNAL  where the calls are written down: records of `struct record`, then the path, then the rest
 *   SHIM_CONTROL  int64 words, mapped; control.ts writes them while the server runs
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, SYNC, TRUNCATE, RENAME };
enum { CLOCK_MS, KIND, NTH, ERROR, FOR_GOOD, FAILED, SEEN, WORDS = SEEN + 5 };

struct record {
  uint32_t op, path;
  int64_t offset, rest;
};

static const char *folder;
static int journal = -1;
static volatile int64_t *control;

#define REAL(result, name, ...)                                                                                        \
  static result (*real)(__VA_ARGS__);                                                                                  \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
  const char *words = getenv("SHIM_CONTROL"), *calls = getenv("SHIM_JOURNAL");
  folder = getenv("SHIM_FOLDER");
  if (words) {
    int fd = open(words, O_RDWR | O_CLOEXEC);
    void *map = fd < 0 ? MAP_FAILED : mmap(NULL, WORDS * 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map != MAP_FAILED) control = map;
    if (fd >= 0) close(fd);
  }
  if (calls) journal = open(calls, O_WRONLY | O_APPEND | O_CLOEXEC);
}

static int watched(const char *path) {
  size_t length = folder ? strlen(folder) : 0;
  if (length == 0 || strncmp(path, folder, length) != 0 || (path[length] != '/' && path[length] != 0)) return 0;
  size_t all = strlen(path);
  return !(all > 4 && strcmp(path + all - 4, "-shm") == 0) && !(all > 10 && strcmp(path + all - 10, " (deleted)") == 0);
}

/* Whether it is ours to watch; its path as it is called now. */
static int path_of(int fd, char *path) {
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 4095);
  if (length < 0) return 0;
  path[length] = 0;
  return watched(path);
}

static int path_at(int dirfd, const char *name, char *path) {
  if (name[0] == '/') return snprintf(path, 4096, "%s", name) < 4096 && watched(path);
  char above[4096];
  if (dirfd == AT_FDCWD ? !getcwd(above, sizeof above) : !path_of(dirfd, above)) return 0;
  return snprintf(path, 4096, "%s/%s", above, name) < 4096 && watched(path);
}

/* One call of the system, at the journal's end: whole, however many write at once. */
static void note(char op, const char *path, int64_t offset, const void *rest, size_t length) {
  if (journal < 0) return;
  int before = errno;
  struct record head = {(uint32_t)op, (uint32_t)strlen(path), offset, (int64_t)length};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)rest, length}};
  REAL(ssize_t, writev, int, const struct iovec *, int);
  real(journal, parts, 3);
  errno = before;
}

/* Whether this call is one that is to fail; that is written down. */
static int fails(int kind, const char *path) {
  if (!control) return 0;
  int64_t seen = __atomic_add_fetch(&control[SEEN + kind], 1, __ATOMIC_SEQ_CST);
  if (control[KIND] != kind || control[NTH] <= 0) return 0;
  if (control[FOR_GOOD] ? seen < control[NTH] : seen != control[NTH]) return 0;
  __atomic_add_fetch(&control[FAILED], 1, __ATOMIC_SEQ_CST);
  note('F', path, kind, "", 0);
  errno = (int)control[ERROR];
  return 1;
}

#define PWRITE(name)                                                                                                   \
  ssize_t name(int fd, const void *bytes, size_t length, off_t offset) {                                               \
    REAL(ssize_t, name, int, const void *, size_t, off_t);                                                             \
    char path[4096];                                                                                                   \
    int ours = path_of(fd, path);                                                                                      \
    if (ours && fails(WRITE, path)) return -1;                                                                               \
    ssize_t done = real(fd, bytes, length, offset);                                                                    \
    if (ours && done > 0) note('W', path, offset, bytes, (size_t)done);                                                \
    return done;                                                                                                       \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

/* Sockets write so too, and are no file. */
static int file_of(int fd, char *path) {
  struct stat what;
  return fd != journal && fstat(fd, &what) == 0 && S_ISREG(what.st_mode) && path_of(fd, path);
}

/* Before the write: where it will stand. */
static off_t place_of(int fd) {
  struct stat what;
  return fcntl(fd, F_GETFL) & O_APPEND ? (fstat(fd, &what) == 0 ? what.st_size : 0) : lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  char path[4096];
  if (!file_of(fd, path)) return real(fd, bytes, length);
  if (fails(WRITE, path)) return -1;
  off_t place = place_of(fd);
  ssize_t done = real(fd, bytes, length);
  if (done > 0) note('W', path, place, bytes, (size_t)done);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  char path[4096];
  if (!file_of(fd, path)) return real(fd, parts, count);
  if (fails(WRITE, path)) return -1;
  off_t place = place_of(fd);
  ssize_t done = real(fd, parts, count), left = done;
  for (int i = 0; i < count && left > 0; i++) {
    size_t length = parts[i].iov_len < (size_t)left ? parts[i].iov_len : (size_t)left;
    note('W', path, place, parts[i].iov_base, length);
    place += length;
    left -= length;
  }
  return done;
}

#define FSYNC(name)                                                                                                    \
  int name(int fd) {                                                                                                   \
    REAL(int, name, int);                                                                                              \
    char path[4096];                                                                                                   \
    int ours = path_of(fd, path);                                                                                      \
    if (ours && fails(SYNC, path)) return -1;                                                                                \
    int done = real(fd);                                                                                               \
    struct stat what;                                                                                                  \
    if (ours && done == 0) note(fstat(fd, &what) == 0 && S_ISDIR(what.st_mode) ? 'D' : 'S', path, 0, "", 0);           \
    return done;                                                                                                       \
  }
FSYNC(fsync)
FSYNC(fdatasync)

#define FTRUNCATE(name)                                                                                                \
  int name(int fd, off_t length) {                                                                                     \
    REAL(int, name, int, off_t);                                                                                       \
    char path[4096];                                                                                                   \
    int ours = path_of(fd, path);                                                                                      \
    if (ours && fails(TRUNCATE, path)) return -1;                                                                            \
    int done = real(fd, length);                                                                                       \
    if (ours && done == 0) note('T', path, length, "", 0);                                                             \
    return done;                                                                                                       \
  }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

/* A new name, or an old file emptied. */
static void opened(int fd, int flags, int was_there) {
  char path[4096];
  if (fd < 0 || !path_of(fd, path)) return;
  if (!was_there) note('C', path, 0, "", 0);
  else if (flags & O_TRUNC) note('T', path, 0, "", 0);
}

#define WAS_THERE(dirfd, name, flags) (!((flags) & (O_CREAT | O_TRUNC)) || faccessat(dirfd, name, F_OK, 0) == 0)
#define MODE(flags)                                                                                                    \
  mode_t mode = 0;                                                                                                     \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {                                                                             \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode = va_arg(rest, mode_t);                                                                                       \
    va_end(rest);                                                                                                      \
  }

#define OPEN(name)                                                                                                     \
  int name(const char *path, int flags, ...) {                                                                         \
    REAL(int, name, const char *, int, ...);                                                                           \
    MODE(flags)                                                                                                        \
    int was_there = WAS_THERE(AT_FDCWD, path, flags);                                                                  \
    int fd = real(path, flags, mode);                                                                                  \
    if (flags & (O_CREAT | O_TRUNC)) opened(fd, flags, was_there);                                                     \
    return fd;                                                                                                         \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                                                   \
  int name(int dirfd, const char *path, int flags, ...) {                                                              \
    REAL(int, name, int, const char *, int, ...);                                                                      \
    MODE(flags)                                                                                                        \
    int was_there = WAS_THERE(dirfd, path, flags);                                                                     \
    int fd = real(dirfd, path, flags, mode);                                                                           \
    if (flags & (O_CREAT | O_TRUNC)) opened(fd, flags, was_there);                                                     \
    return fd;                                                                                                         \
  }
OPENAT(openat)
OPENAT(openat64)

static int gone(int done, int dirfd, const char *name) {
  char path[4096];
  if (done == 0 && path_at(dirfd, name, path)) note('U', path, 0, "", 0);
  return done;
}
int unlink(const char *path) {
  REAL(int, unlink, const char *);
  return gone(real(path), AT_FDCWD, path);
}
int remove(const char *path) {
  REAL(int, remove, const char *);
  return gone(real(path), AT_FDCWD, path);
}
int unlinkat(int dirfd, const char *path, int flags) {
  REAL(int, unlinkat, int, const char *, int);
  return gone(real(dirfd, path, flags), dirfd, path);
}

static int renaming(int from_fd, const char *from, int to_fd, const char *to, char *was, char *is) {
  return path_at(from_fd, from, was) && path_at(to_fd, to, is);
}
int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  char was[4096], is[4096];
  int ours = renaming(AT_FDCWD, from, AT_FDCWD, to, was, is);
  if (ours && fails(RENAME, was)) return -1;
  int done = real(from, to);
  if (ours && done == 0) note('R', was, 0, is, strlen(is));
  return done;
}
int renameat(int from_fd, const char *from, int to_fd, const char *to) {
  REAL(int, renameat, int, const char *, int, const char *);
  char was[4096], is[4096];
  int ours = renaming(from_fd, from, to_fd, to, was, is);
  if (ours && fails(RENAME, was)) return -1;
  int done = real(from_fd, from, to_fd, to);
  if (ours && done == 0) note('R', was, 0, is, strlen(is));
  return done;
}

static int64_t moved(void) { return control ? control[CLOCK_MS] : 0; }

int clock_gettime(clockid_t which, struct timespec *now) {
  REAL(int, clock_gettime, clockid_t, struct timespec *);
  int done = real(which, now);
  if (done == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) {
    int64_t all = now->tv_sec * 1000000000LL + now->tv_nsec + moved() * 1000000LL;
    now->tv_sec = all / 1000000000LL;
    now->tv_nsec = all % 1000000000LL;
  }
  return done;
}
int gettimeofday(struct timeval *now, void *zone) {
  struct timespec exact;
  int done = clock_gettime(CLOCK_REALTIME, &exact);
  *now = (struct timeval){exact.tv_sec, exact.tv_nsec / 1000};
  return (void)zone, done;
}
time_t time(time_t *now) {
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  if (now) *now = exact.tv_sec;
  return exact.tv_sec;
}

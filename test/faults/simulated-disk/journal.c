/*
 * Preloaded into a process, it keeps a journal of everything that process does to files below one folder, in the
 * order it happens: what a disk would have been asked for. See journal.ts for reading it.
 *
 * PALISADE_JOURNAL is the file to write, PALISADE_JOURNAL_ROOT the folder to watch. While the file PALISADE_FAULT
 * exists, the disk is broken: whatever writes or syncs below the folder fails with EIO.
 * A record is: kind (1 byte), descriptor (4), offset or size (8), length (4), then that many bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_DESCRIPTORS 65536

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int journal = -1;
static char root[4096];
static size_t root_length;
static const char *fault;
static unsigned char watched[MOST_DESCRIPTORS];

/* The journal can be relied on or there is none: a gap in it would prove what is not true. */
static void give_up(const char *why) {
  dprintf(2, "journal.c: %s (errno %d)\n", why, errno);
  _exit(97);
}

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("PALISADE_JOURNAL");
  const char *folder = getenv("PALISADE_JOURNAL_ROOT");
  if (file == NULL || folder == NULL || strlen(folder) >= sizeof root) return;
  strcpy(root, folder);
  root_length = strlen(root);
  fault = getenv("PALISADE_FAULT");
  journal = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (journal < 0) give_up("the journal cannot be opened");
}

static int is_broken(void) {
  return fault != NULL && syscall(SYS_faccessat, AT_FDCWD, fault, F_OK) == 0;
}

static int is_watched(int descriptor) {
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS && watched[descriptor];
}

/* Paths are absolute in what is tested. What went unseen shows when the journal's end is compared with the folder. */
static int is_below_root(const char *path) {
  if (journal < 0 || path == NULL) return 0;
  if (path[0] != '/') return 0;
  return strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

static void put(const void *bytes, size_t length) {
  const char *next = bytes;
  while (length > 0) {
    ssize_t written = syscall(SYS_write, journal, next, length);
    if (written <= 0) give_up("the journal cannot be written");
    next += written;
    length -= written;
  }
}

static void put_head(char kind, int descriptor, int64_t number, size_t length) {
  char head[17];
  int32_t descriptor_field = descriptor;
  uint32_t length_field = length;
  head[0] = kind;
  memcpy(head + 1, &descriptor_field, 4);
  memcpy(head + 5, &number, 8);
  memcpy(head + 13, &length_field, 4);
  put(head, sizeof head);
}

static void record(char kind, int descriptor, int64_t number, const void *bytes, size_t length) {
  put_head(kind, descriptor, number, length);
  put(bytes, length);
}

static void record_path(char kind, int descriptor, int64_t number, const char *path) {
  record(kind, descriptor, number, path, strlen(path));
}

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) give_up(name);
  return found;
}

/* What a broken disk answers instead of the call. */
#define UNLESS_BROKEN(descriptor, call) \
  (is_broken() && is_watched(descriptor) ? (errno = EIO, -1) : (call))

/* Does the call and writes its record as one step, so that the journal has the order of the calls. */
#define WATCHED(condition, result_type, call, on_success) \
  do {                                                    \
    if (!(condition)) return call;                        \
    pthread_mutex_lock(&lock);                            \
    result_type result = call;                            \
    int error = errno;                                    \
    if (result >= 0) {                                    \
      on_success;                                         \
    }                                                     \
    pthread_mutex_unlock(&lock);                          \
    errno = error;                                        \
    return result;                                        \
  } while (0)

static void opened(int descriptor, const char *path, int flags) {
  if (descriptor >= MOST_DESCRIPTORS) give_up("too many files are open");
  watched[descriptor] = 1;
  int64_t traits = ((flags & O_CREAT) != 0) | (((flags & O_TRUNC) != 0) << 1);
  record_path('O', descriptor, traits, path);
}

static mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name)                                                                                       \
  int name(const char *path, int flags, ...) {                                                           \
    va_list arguments;                                                                                   \
    va_start(arguments, flags);                                                                          \
    mode_t mode = mode_of(flags, arguments);                                                             \
    va_end(arguments);                                                                                   \
    WATCHED(is_below_root(path), int, REAL(name)(path, flags, mode), opened(result, path, flags));       \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                                     \
  int name(int folder, const char *path, int flags, ...) {                                               \
    va_list arguments;                                                                                   \
    va_start(arguments, flags);                                                                          \
    mode_t mode = mode_of(flags, arguments);                                                             \
    va_end(arguments);                                                                                   \
    WATCHED(is_below_root(path), int, REAL(name)(folder, path, flags, mode), opened(result, path, flags)); \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int descriptor) {
  WATCHED(is_watched(descriptor), int, REAL(close)(descriptor), {
    watched[descriptor] = 0;
    record('C', descriptor, 0, NULL, 0);
  });
}

static off_t before_last(int descriptor, ssize_t written) {
  return lseek(descriptor, 0, SEEK_CUR) - written;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  WATCHED(is_watched(descriptor), ssize_t, UNLESS_BROKEN(descriptor, REAL(write)(descriptor, bytes, length)),
          record('W', descriptor, before_last(descriptor, result), bytes, result));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  WATCHED(is_watched(descriptor), ssize_t, UNLESS_BROKEN(descriptor, REAL(pwrite)(descriptor, bytes, length, offset)),
          record('W', descriptor, offset, bytes, result));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
  WATCHED(is_watched(descriptor), ssize_t, UNLESS_BROKEN(descriptor, REAL(pwrite64)(descriptor, bytes, length, offset)),
          record('W', descriptor, offset, bytes, result));
}

static void record_parts(int descriptor, off_t offset, const struct iovec *parts, int count, size_t written) {
  put_head('W', descriptor, offset, written);
  for (int part = 0; part < count && written > 0; part++) {
    size_t taken = parts[part].iov_len < written ? parts[part].iov_len : written;
    put(parts[part].iov_base, taken);
    written -= taken;
  }
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  WATCHED(is_watched(descriptor), ssize_t, UNLESS_BROKEN(descriptor, REAL(writev)(descriptor, parts, count)),
          record_parts(descriptor, before_last(descriptor, result), parts, count, result));
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
  WATCHED(is_watched(descriptor), ssize_t, UNLESS_BROKEN(descriptor, REAL(pwritev)(descriptor, parts, count, offset)),
          record_parts(descriptor, offset, parts, count, result));
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
  WATCHED(is_watched(descriptor), ssize_t, UNLESS_BROKEN(descriptor, REAL(pwritev64)(descriptor, parts, count, offset)),
          record_parts(descriptor, offset, parts, count, result));
}

int ftruncate(int descriptor, off_t size) {
  WATCHED(is_watched(descriptor), int, UNLESS_BROKEN(descriptor, REAL(ftruncate)(descriptor, size)), record('T', descriptor, size, NULL, 0));
}

int ftruncate64(int descriptor, off64_t size) {
  WATCHED(is_watched(descriptor), int, UNLESS_BROKEN(descriptor, REAL(ftruncate64)(descriptor, size)), record('T', descriptor, size, NULL, 0));
}

int fsync(int descriptor) {
  WATCHED(is_watched(descriptor), int, UNLESS_BROKEN(descriptor, REAL(fsync)(descriptor)), record('S', descriptor, 0, NULL, 0));
}

int fdatasync(int descriptor) {
  WATCHED(is_watched(descriptor), int, UNLESS_BROKEN(descriptor, REAL(fdatasync)(descriptor)), record('S', descriptor, 0, NULL, 0));
}

static void renamed(const char *from, const char *to) {
  size_t length = strlen(from);
  put_head('R', -1, 0, length + 1 + strlen(to));
  put(from, length + 1);
  put(to, strlen(to));
}

int rename(const char *from, const char *to) {
  WATCHED(is_below_root(from) || is_below_root(to), int, REAL(rename)(from, to), renamed(from, to));
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  WATCHED(is_below_root(from) || is_below_root(to), int, REAL(renameat)(from_folder, from, to_folder, to),
          renamed(from, to));
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags) {
  WATCHED(is_below_root(from) || is_below_root(to), int, REAL(renameat2)(from_folder, from, to_folder, to, flags),
          renamed(from, to));
}

int unlink(const char *path) {
  WATCHED(is_below_root(path), int, REAL(unlink)(path), record_path('U', -1, 0, path));
}

int unlinkat(int folder, const char *path, int flags) {
  WATCHED(is_below_root(path), int, REAL(unlinkat)(folder, path, flags), record_path('U', -1, 0, path));
}

int remove(const char *path) {
  WATCHED(is_below_root(path), int, REAL(remove)(path), record_path('U', -1, 0, path));
}

int rmdir(const char *path) {
  WATCHED(is_below_root(path), int, REAL(rmdir)(path), record_path('U', -1, 0, path));
}

int mkdir(const char *path, mode_t mode) {
  WATCHED(is_below_root(path), int, REAL(mkdir)(path, mode), record_path('M', -1, 0, path));
}

/* Ways to change a file that the journal has no record for: better no run than a wrong one. */
static void unknown(int descriptor, const char *what) {
  if (is_watched(descriptor)) give_up(what);
}

ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length, unsigned flags) {
  unknown(to, "copy_file_range is not journaled");
  return REAL(copy_file_range)(from, from_offset, to, to_offset, length, flags);
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) {
  unknown(to, "sendfile is not journaled");
  return ((ssize_t(*)(int, int, off64_t *, size_t))real("sendfile64"))(to, from, offset, count);
}

int fallocate64(int descriptor, int mode, off64_t offset, off64_t length) {
  unknown(descriptor, "fallocate is not journaled");
  return REAL(fallocate64)(descriptor, mode, offset, length);
}

int posix_fallocate64(int descriptor, off64_t offset, off64_t length) {
  unknown(descriptor, "fallocate is not journaled");
  return REAL(posix_fallocate64)(descriptor, offset, length);
}

int link(const char *from, const char *to) {
  if (is_below_root(to)) give_up("link is not journaled");
  return REAL(link)(from, to);
}

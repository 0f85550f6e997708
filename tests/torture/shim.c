/*
 * Writes down everything that a process does to the files of one folder, in the order it does it.
 *
 * Preloaded before the C library (LD_PRELOAD). POWER_FOLDER is the folder, POWER_LOG the record:
 * for each call that succeeded a header, the path, and for a write its bytes, for a rename the
 * new path. `power.py` plays the record up to any point and then pulls the plug. What is mapped
 * into memory (SQLite's -shm, which no recovery reads) is not seen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FILES 4096

/* What a header says was done; `power.py` knows the same letters. */
enum { CREATED = 'C', CUT = 'T', WRITTEN = 'W', SYNCED = 'S', UNLINKED = 'U', RENAMED = 'R' };

struct header {
    uint32_t what;
    uint32_t path_length;
    int64_t offset; /* of a write, in bytes; of a cut, the new length */
    uint64_t length; /* of what follows the path, in bytes */
};

static const char *folder;
static int record = -1;
static char *path_of[MOST_FILES];
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void)
{
    const char *log = getenv("POWER_LOG");
    folder = getenv("POWER_FOLDER");
    if (folder && log)
        record = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length)
{
    const char *rest = bytes;
    while (length > 0) {
        ssize_t done = REAL(write)(record, rest, length);
        if (done <= 0)
            abort(); /* a record with a hole would prove nothing */
        rest += done;
        length -= done;
    }
}

static void note(int what, const char *path, int64_t offset, const void *data, uint64_t length)
{
    struct header header = {what, strlen(path), offset, length};
    pthread_mutex_lock(&one_at_a_time);
    put(&header, sizeof header);
    put(path, header.path_length);
    put(data, length);
    pthread_mutex_unlock(&one_at_a_time);
}

static int is_ours(const char *path)
{
    return record >= 0 && strncmp(path, folder, strlen(folder)) == 0;
}

static const char *known(int file)
{
    return file >= 0 && file < MOST_FILES ? path_of[file] : NULL;
}

static void forget(int file)
{
    if (known(file)) {
        free(path_of[file]);
        path_of[file] = NULL;
    }
}

static void opened(int file, const char *path, int flags, int was_there)
{
    forget(file);
    if (file < 0 || file >= MOST_FILES || !is_ours(path))
        return;
    path_of[file] = strdup(path);
    if (!was_there)
        note(CREATED, path, 0, NULL, 0);
    else if (flags & O_TRUNC)
        note(CUT, path, 0, NULL, 0);
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        mode_t mode = 0;                                                                           \
        if (flags & O_CREAT) {                                                                     \
            va_list rest;                                                                          \
            va_start(rest, flags);                                                                 \
            mode = va_arg(rest, int);                                                              \
            va_end(rest);                                                                          \
        }                                                                                          \
        int was_there = access(path, F_OK) == 0;                                                   \
        int file = REAL(name)(path, flags, mode);                                                  \
        opened(file, path, flags, was_there);                                                      \
        return file;                                                                               \
    }

OPEN(open)
OPEN(open64)

int close(int file)
{
    forget(file);
    return REAL(close)(file);
}

ssize_t write(int file, const void *data, size_t length)
{
    const char *path = known(file);
    off_t before = path ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(file, data, length);
    if (path && done > 0) /* in append mode the place is known only afterwards */
        note(WRITTEN, path, before < 0 ? 0 : lseek(file, 0, SEEK_CUR) - done, data, done);
    return done;
}

#define PWRITE(name, offset_type)                                                                  \
    ssize_t name(int file, const void *data, size_t length, offset_type offset)                    \
    {                                                                                              \
        ssize_t done = REAL(name)(file, data, length, offset);                                     \
        if (known(file) && done > 0)                                                               \
            note(WRITTEN, known(file), offset, data, done);                                        \
        return done;                                                                               \
    }

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset_type)                                                                \
    int name(int file, offset_type length)                                                         \
    {                                                                                              \
        int failed = REAL(name)(file, length);                                                     \
        if (known(file) && !failed)                                                                \
            note(CUT, known(file), length, NULL, 0);                                               \
        return failed;                                                                             \
    }

TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                                                 \
    int name(int file)                                                                             \
    {                                                                                              \
        int failed = REAL(name)(file);                                                             \
        if (known(file) && !failed)                                                                \
            note(SYNCED, known(file), 0, NULL, 0);                                                 \
        return failed;                                                                             \
    }

SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path)
{
    int failed = REAL(unlink)(path);
    if (is_ours(path) && !failed)
        note(UNLINKED, path, 0, NULL, 0);
    return failed;
}

int rename(const char *from, const char *to)
{
    int failed = REAL(rename)(from, to);
    if (is_ours(from) && !failed)
        note(RENAMED, from, 0, to, strlen(to));
    return failed;
}

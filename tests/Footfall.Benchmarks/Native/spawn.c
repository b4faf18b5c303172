/* The least that a wrapper has to do: starts a program, waits for its end, appends 32 bytes to a file: spawn FILE PROGRAM ARGUMENTS... */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int main(int count, char **arguments)
{
    static const char record[32];
    pid_t process;
    int status, file;

    if (count < 3) {
        return 2;
    }
    if (posix_spawn(&process, arguments[2], NULL, NULL, arguments + 2, environ) != 0) {
        return 127;
    }
    while (waitpid(process, &status, 0) == -1) {
        if (errno != EINTR) {
            return 126;
        }
    }
    file = open(arguments[1], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file == -1 || write(file, record, sizeof record) != sizeof record || close(file) != 0) {
        return 125;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

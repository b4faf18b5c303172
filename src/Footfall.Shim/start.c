/* The first instructions of the shim, before the runtime has a thread or changes a signal.
 *
 * What a tool is to inherit and the runtime would hide is noted here: arguments and environment as they were given, the signal mask, and
 * whether SIGPIPE and SIGCHLD are ignored. The signals that are the tool's while it runs are blocked before there is a second thread, which
 * would otherwise take them by their default action; the first thread waits for them (Footfall/Invocation/DirectRun.cs). */
#define _GNU_SOURCE
#include <signal.h>
#include <stddef.h>

extern int __managed__Main(int argc, char **argv);

static char **arguments;
static char **variables;
static sigset_t mask;
static sigset_t taken;
static int ignores_pipe;
static int ignores_child;

char **footfall_arguments(void) { return arguments; }
char **footfall_variables(void) { return variables; }
const sigset_t *footfall_mask(void) { return &mask; }
const sigset_t *footfall_taken(void) { return &taken; }
int footfall_ignores_pipe(void) { return ignores_pipe; }
int footfall_ignores_child(void) { return ignores_child; }

static int ignores(int signal)
{
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

int main(int argc, char **argv, char **envp)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCONT, SIGWINCH, SIGALRM, SIGUSR1, SIGUSR2, SIGCHLD};
    arguments = argv;
    variables = envp;
    ignores_pipe = ignores(SIGPIPE);
    ignores_child = ignores(SIGCHLD);
    sigemptyset(&taken);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    {
        sigaddset(&taken, signals[i]);
    }

    /* Where Ctrl-Z is ignored, nobody stops by it. */
    if (!ignores(SIGTSTP))
    {
        sigaddset(&taken, SIGTSTP);
    }

    sigprocmask(SIG_BLOCK, &taken, &mask);
    return __managed__Main(argc, argv);
}

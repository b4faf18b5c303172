/* Becomes another program, and does nothing else: execute PROGRAM ARGUMENTS... */
#include <unistd.h>

int main(int count, char **arguments)
{
    if (count < 2) {
        return 2;
    }
    execv(arguments[1], arguments + 1);
    return 127;
}

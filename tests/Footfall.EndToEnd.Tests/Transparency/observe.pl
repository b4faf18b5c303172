# Writes down, as text, all that a program can find out about how it was started:
#   perl observe.pl REPORT CALLER [ARGUMENTS...]
# REPORT is appended to. CALLER is the process that called: numbers of groups, pipes and sockets differ from run to run, so they are told
# by what they are to it. Needs nothing but Debian's perl-base.
use strict;
use warnings;
no warnings qw(portable);

sub bytes {
    open my $file, '<:raw', $_[0] or return '';
    local $/;
    return scalar(readline $file) // '';
}

sub plain {
    my ($text) = @_;
    return sprintf 'bytes %d, sum %d', length $text, unpack('%32C*', $text) if length $text > 1000;
    $text =~ s/([^ -~])/sprintf '\x%02x', ord $1/ge;
    return $text;
}

sub shown { return map { s/\s+/ /gr } grep { length } split /\n/, $_[0]; }

sub process { return split / /, bytes("/proc/$_[0]/stat") =~ s/^.*\) //sr; }

my ($report, $caller) = @ARGV;
my @lines;

# Before anything else is opened. Descriptors of our own (the folder that is read, this script) do not count.
opendir my $folder, '/proc/self/fd' or die;
for my $number (sort { $a <=> $b } grep { /^\d+$/ } readdir $folder) {
    my $target = readlink "/proc/self/fd/$number" // next;
    next if $target =~ m{^/proc/\d+/fd$} || $target =~ m{/observe\.pl$};
    my @same = sort { $a <=> $b } map { m{(\d+)$} } grep { (readlink $_ // '') eq $target } glob "/proc/$caller/fd/*";
    my ($position) = bytes("/proc/self/fdinfo/$number") =~ /pos:\s+(\d+)/;
    my ($flags) = bytes("/proc/self/fdinfo/$number") =~ /flags:\s+(\d+)/;
    my $size = pack 'S4', 0, 0, 0, 0;
    my $handle;
    my $terminal = open($handle, "<&=", $number) && ioctl($handle, 0x5413, $size) ? sprintf("terminal %dx%d", unpack "SS", $size) : "no terminal";
    $target =~ s/\[\d+\]//;
    push @lines, "descriptor $number: $target, as the caller's @same, position $position, flags $flags, $terminal";
}

push @lines, map { "argument: " . ($_ eq $caller ? "the caller's number" : plain($_)) } split /\0/, bytes('/proc/self/cmdline') =~ s/\0$//r, -1;
push @lines, map { 'environment: ' . plain($_) } split /\0/, bytes('/proc/self/environ') =~ s/\0$//r, -1;

# What the program was started as: entry 31 of the auxiliary vector is the address of that path.
my %auxiliary = unpack 'Q*', bytes('/proc/self/auxv');
if (open my $memory, '<:raw', '/proc/self/mem') {
    seek $memory, $auxiliary{31}, 0;
    sysread $memory, my $path, 4096;
    push @lines, 'started as: ' . plain($path =~ s/\0.*//sr);
}

push @lines, 'name: ' . bytes('/proc/self/comm') =~ s/\n//r;
push @lines, map { "$_: " . plain(readlink "/proc/self/$_" // '') } qw(cwd root exe);
push @lines, map { "$_: " . readlink "/proc/self/ns/$_" } qw(cgroup ipc mnt net pid time user uts);

my @own = process('self');
my @callers = process($caller);
push @lines, map {
    my ($name, $field) = @$_;
    "$name: " . ($own[$field] == $callers[$field] ? "the caller's" : $own[$field] == $$ ? 'its own' : 'another');
} ['group', 2], ['session', 3], ['terminal', 4], ['foreground', 5];
push @lines, map { "$$_[0]: $own[$$_[1]]" } ['priority', 15], ['nice', 16], ['real-time priority', 37], ['policy', 38];

# glibc's posix_spawn leaves the two signals ignored that it keeps for itself, 32 and 33.
for my $line (grep { /^(Sig[PBIC]|Shd|Umask|Groups|[UG]id|Cap|NoNew|Seccomp:|Cpus_allowed:|Mems_allowed:|THP)/ } shown(bytes('/proc/self/status'))) {
    $line =~ s/^(Sig(?:Ign|Blk): )(\w+)/$1 . sprintf '%x', hex($2) & ~0x180000000/e;
    push @lines, $line;
}

push @lines, shown(bytes('/proc/self/limits'));
push @lines, map { "$_: " . bytes("/proc/self/$_") =~ s/\n.*//sr } qw(coredump_filter oom_score_adj timerslack_ns personality cgroup loginuid);

my $of_processes = `uname -m` =~ /aarch64/ ? 167 : 157;
my $word = pack 'l', 0;
syscall $of_processes, 2, $word;
push @lines, 'signal at the death of the parent: ' . unpack('l', $word);
push @lines, map { "prctl $_: " . syscall $of_processes, $_, 0, 0, 0, 0 } 3, 7, 39;
push @lines, 'alarm: ' . (alarm(0) ? 'set' : 'none');

open my $out, '>>', $report or die "$report: $!";
print $out map { "$_\n" } @lines;

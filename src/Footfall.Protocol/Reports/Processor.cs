namespace Footfall.Protocol;

/// <summary>The processor architecture of the running process. The numbers are on the wire.</summary>
public enum Processor
{
    /// <summary>None of those below.</summary>
    Other = 0,

    /// <summary>x86-64.</summary>
    X64 = 1,

    /// <summary>64-bit Arm.</summary>
    Arm64 = 2,

    /// <summary>32-bit x86.</summary>
    X86 = 3,

    /// <summary>32-bit Arm.</summary>
    Arm = 4,

    /// <summary>RISC-V, 64 bits.</summary>
    RiscV64 = 5,

    /// <summary>POWER, 64 bits, little-endian.</summary>
    Ppc64Le = 6,

    /// <summary>IBM Z.</summary>
    S390X = 7,

    /// <summary>LoongArch, 64 bits.</summary>
    LoongArch64 = 8,
}

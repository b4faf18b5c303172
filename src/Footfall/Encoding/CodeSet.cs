using System.Collections.Immutable;

namespace Footfall;

/// <summary>
/// The smallest of the codes added, distinct and ascending, in room that the caller lends. Adding costs at most a walk through that
/// room, however many codes came before.
/// </summary>
internal ref struct CodeSet(Span<int> room)
{
    private readonly Span<int> room = room;
    private int count;

    public readonly bool IsEmpty => count == 0;

    public void Add(int code)
    {
        var place = count;
        while (place > 0 && room[place - 1] > code)
        {
            place--;
        }

        var isKnown = place > 0 && room[place - 1] == code;
        if (isKnown || place == room.Length)
        {
            return;
        }

        // In a full set the largest code falls out at the end.
        count = Math.Min(count + 1, room.Length);
        room[place..(count - 1)].CopyTo(room[(place + 1)..]);
        room[place] = code;
    }

    public void Remove(int code)
    {
        var place = room[..count].IndexOf(code);
        if (place >= 0)
        {
            room[(place + 1)..count].CopyTo(room[place..]);
            count--;
        }
    }

    public readonly bool Contains(int code) => room[..count].Contains(code);

    public readonly ImmutableArray<int> ToImmutableArray() => ImmutableArray.Create((ReadOnlySpan<int>)room[..count]);
}

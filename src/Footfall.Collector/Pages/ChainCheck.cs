namespace Footfall.Collector;

/// <summary>What a reader can copy into a shell.</summary>
internal static class ChainCheck
{
    /// <summary>Checks the chain of the log with the programs of any Unix machine.</summary>
    public const string Script =
        """
        curl -s ADDRESS/open-data/releases.tsv | tail -n +2 | {
          last=$(printf '%064d' 0)
          while IFS=$(printf '\t') read -r number tool window day file digest chain; do
            last=$(printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$last" "$number" "$tool" "$window" "$day" "$digest" | sha256sum | cut -c 1-64)
            [ "$last" = "$chain" ] || { echo "release $number does not follow from the one before it"; break; }
          done
        }
        """;
}

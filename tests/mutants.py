"""Sums up a report of Stryker: mutants.py PART LEAST REPORT. Fails below the least score; where nothing was tried, too."""
import collections
import json
import sys

part, least, path = sys.argv[1], float(sys.argv[2]), sys.argv[3]
with open(path, encoding="utf-8") as file:
    report = json.load(file)

numbers = collections.Counter()
unnoticed = []
for name, source in sorted(report["files"].items()):
    lines = source["source"].splitlines()
    for mutant in source["mutants"]:
        numbers[mutant["status"]] += 1
        if mutant["status"] in ("Survived", "NoCoverage"):
            start, end = mutant["location"]["start"], mutant["location"]["end"]
            line = lines[start["line"] - 1]
            before = line[start["column"] - 1 : end["column"] - 1 if start["line"] == end["line"] else None]
            after = " ".join(mutant["replacement"].split())
            unnoticed.append((name.split("/src/")[-1], start["line"], mutant["mutatorName"], before.strip(), after))

noticed = numbers["Killed"] + numbers["Timeout"]
tried = noticed + len(unnoticed)
score = 100 * noticed / tried if tried else 0
print(
    f"{part}: {score:.1f} % of {tried}: {numbers['Killed']} killed, {numbers['Timeout']} timed out, "
    f"{numbers['Survived']} survived, {numbers['NoCoverage']} not covered"
)
for name, line, mutator, before, after in sorted(unnoticed):
    print(f"  {name}:{line}: {mutator}: {before}  =>  {after}")
sys.exit(score < least)

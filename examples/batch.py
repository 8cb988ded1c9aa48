"""Many briefs at once: a row a brief in jobs.csv, in three languages, on all processors.

Run it twice: what is there and has not changed is not made again. On a terminal the same is
``briefgen batch examples/jobs.csv -o out/batch``.
"""

from pathlib import Path

from briefgen import load_jobs, run_batch

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    out = ROOT / "out" / "batch"
    result = run_batch(load_jobs(ROOT / "examples" / "jobs.csv"), out)
    for record in result.records:
        for file in record.files:
            print(f"{out / file.path}: {record.job}, {file.size:,} bytes")
    print(f"{out / 'manifest.jsonl'}: {len(result.made)} made, {len(result.unchanged)} unchanged")


if __name__ == "__main__":  # the worker processes import this file, and are not to begin a batch
    main()

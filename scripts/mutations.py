"""Makes mistakes in each finished translation and shows which of them the checks find."""

import argparse

from tests.languages.mutation_table import Result, finished, results, table


def main() -> None:
    """Print the table of all finished languages, or of those named; then what was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", nargs="*", help="folder names; all finished ones if none")
    parser.add_argument("--missed", action="store_true", help="show each mistake that was missed")
    asked = parser.parse_args()
    originals = [
        each for each in finished() if not asked.language or each.language in asked.language
    ]
    found = {each.language: list(results(each)) for each in originals}
    print("\n".join(table(found)))
    if asked.missed:
        for language, rows in found.items():
            print(f"\n{language}")
            for row in rows:
                if not row.codes:
                    print("\n".join(_lines(row)))


def _lines(row: Result) -> list[str]:
    return [
        f"- {row.mutation.kind} ({message.context})\n    {message.text}\n    {worse}"
        for message, worse in row.mutation.changes
    ]


if __name__ == "__main__":
    main()

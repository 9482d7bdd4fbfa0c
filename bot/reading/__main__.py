"""`python -m bot.reading FILE`: print what is read from a file of notes, as JSON."""

import json
import pathlib
import sys

from bot.errors import Told
from bot.reading.formats import files
from bot.reading.notes import minutes, shape


def main() -> int:
    """Read the file named and print the JSON, or the sentence that says why not."""
    try:
        document = files.read(pathlib.Path(sys.argv[1]).read_bytes())
    except Told as told:
        sys.stderr.write(f"{told.sentence}\n")
        return 1
    json.dump(shape.to_json(minutes.read(document)), sys.stdout, ensure_ascii=False, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())

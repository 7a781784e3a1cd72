"""The command line: `python -m timeline tag|suggest|export …`; see `--help` of each."""

from __future__ import annotations

import sys

from timeline.commandline import main

if __name__ == "__main__":
    sys.exit(main())

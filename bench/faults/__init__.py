"""The faults of FAULTS.md, groups A, B and D, at their full size: `python -m bench.faults`."""

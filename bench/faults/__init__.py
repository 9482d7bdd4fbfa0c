"""The faults of FAULTS.md, groups A and D, at their full size: `python -m bench.faults`."""

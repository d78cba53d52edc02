"""Measurements against the targets, as ratios measured side by side in one run."""
